package coop.unisson.retrospective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import coop.unisson.Rendering;
import coop.unisson.campaign.CampaignId;
import coop.unisson.charter.Signature;
import coop.unisson.delivery.Initiative;
import coop.unisson.delivery.Outcome;
import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Prefill;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RetrospectivePageTests {

    private static final Instant NOW = Instant.parse("2027-11-30T10:00:00Z");
    private static final List<Report.Line> LINES = List.of(
            new Report.Line("Atelier Mésange", new Tally(2, 0, 0, 1, 1, 0)),
            new Report.Line("Bobine & Fils", new Tally(3, 2, 0, 0, 0, 0)));
    private static final List<Receipt.Line> PROMISES = List.of(
            new Receipt.Line(
                    "Huit ateliers", Outcome.DELIVERED, LocalDate.of(2027, 10, 7), "https://bobine.example", null),
            new Receipt.Line("Une affiche", null, null, null, null));

    private final Rendering rendering = new Rendering("delivery", "retrospective");

    private static Report report(Report.@Nullable Result result) {
        Report report = new Report(
                new CampaignId("c1"),
                "Un mois pour réparer",
                new Report.Synthesis("Octobre a tenu.\nPartout.", "Commencer <plus tôt>.", result),
                new PersonId("ines"));
        report.publish(LINES, NOW);
        return report;
    }

    private static LookBack lookBack() {
        return new LookBack(
                new EngagementId("e1"),
                new CampaignId("c1"),
                new LookBack.Answers(
                        "Les ateliers du jeudi.",
                        "Prévenir plus tôt.",
                        LookBack.Posture.YES,
                        LookBack.Again.PAUSE,
                        LocalDate.of(2028, 1, 10)),
                new PersonId("lea"),
                NOW);
    }

    @Test
    void reportsCountsAndNeverAScore() {
        Initiative initiative = mock();
        when(initiative.what()).thenReturn("Un café-réparation <de plus>");
        when(initiative.doneOn()).thenReturn(LocalDate.of(2027, 10, 1));
        when(initiative.place()).thenReturn("Brest");
        when(initiative.evidenceLink()).thenReturn(Optional.of("https://photos.example/cafe"));
        String page = rendering.page(
                "report",
                Map.of(
                        "report",
                        report(new Report.Result("5 812 objets", "Relevés")),
                        "beyond",
                        List.of(new RetrospectiveService.Beyond("Aiguille & Fils", initiative))),
                Locale.FRENCH);

        assertThat(page)
                .contains("Rapport de la campagne «\u00a0Un mois pour réparer\u00a0»", "Publié le 30 novembre 2027")
                .contains("5 812 objets", "Source\u00a0: Relevés", "Commencer &lt;plus tôt&gt;.")
                .contains("Bobine &amp; Fils", "sans note ni classement")
                .contains("Au-delà des promesses", "Aiguille &amp; Fils", "Un café-réparation &lt;de plus&gt;")
                .contains("Le 1er octobre 2027, Brest", "href=\"https://photos.example/cafe\"")
                .doesNotContain("%", "??");
        assertThat(page.replaceAll("(?s).*<tfoot>|</tfoot>.*|<[^>]+>", "")
                        .trim()
                        .split("\\s+"))
                .containsExactly("Ensemble", "5", "4", "2", "0", "1", "1", "0", "1");
    }

    @Test
    void saysThatAResultIsUnknown() {
        String page = rendering.page("report", Map.of("report", report(null), "beyond", List.of()), Locale.ENGLISH);

        assertThat(page)
                .contains("Report of the campaign “Un mois pour réparer”", "Published on 30 November 2027")
                .contains("Unknown: nobody could measure it reliably.")
                .doesNotContain("Beyond the promises", "??");
    }

    @Test
    void givesAPartnerItsReceipt() {
        Signature signature = mock();
        when(signature.version()).thenReturn(1);
        when(signature.sha256()).thenReturn("c".repeat(64));
        when(signature.annexSha256()).thenReturn("a".repeat(64));
        Receipt receipt = new Receipt(
                lookBack(), new CampaignId("c1"), "Un mois pour réparer", "Bobine & Fils", signature, PROMISES, NOW);

        String french = rendering.page("receipt", Map.of("receipt", receipt), Locale.FRENCH);
        String english = rendering.page("receipt", Map.of("receipt", receipt), Locale.ENGLISH);

        assertThat(french)
                .contains("Reçu de Bobine &amp; Fils", "le 7 octobre 2027", "sans réponse", "Prévenir plus tôt.")
                .contains("href=\"https://bobine.example\"", "a".repeat(64), "c".repeat(64))
                .doesNotContain("??");
        assertThat(english)
                .contains("Receipt for Bobine &amp; Fils", "on 7 October 2027", "no answer")
                .doesNotContain("??");
    }

    @Test
    void looksBackFromTheFacts() {
        String form = rendering.form(
                "look-back", new Prefill<>(null, Map.of("promises", PROMISES)), List.of(), Locale.FRENCH);

        assertThat(form)
                .contains("Huit ateliers", "la mission aurait-elle avancé\u00a0?", "Nous faisons une pause")
                .doesNotContain("??", "lessonKeep]");
    }

    @Test
    void showsTheCoordinatorFiguresAndLessonsBeforeTheSynthesis() {
        Prefill<WriteSynthesis.Synthesis> prefill = new Prefill<>(
                null,
                Map.of(
                        "lines", LINES,
                        "total", Report.total(LINES),
                        "learnt", List.of(RetrospectiveService.Lesson.of("Bobine & Fils", lookBack())),
                        "postures", List.of(1L, 0L, 0L, 0L)));

        String french = rendering.form("write-synthesis", prefill, List.of(), Locale.FRENCH);
        String english = rendering.form("write-synthesis", prefill, List.of(), Locale.ENGLISH);

        assertThat(french)
                .contains("Atelier Mésange", "Les ateliers du jeudi.", "fait une pause", "à partir du 10 janvier 2028")
                .contains("Oui\u00a0: 1.", "Nous ne connaissons pas le résultat")
                .doesNotContain("??");
        assertThat(english)
                .contains("takes a break", "from 10 January 2028", "Yes: 1.")
                .doesNotContain("??");
    }
}
