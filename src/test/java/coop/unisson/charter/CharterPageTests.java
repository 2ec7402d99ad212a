package coop.unisson.charter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import coop.unisson.Rendering;
import coop.unisson.campaign.CampaignId;
import coop.unisson.commitment.Commitment;
import coop.unisson.commitment.CommitmentFixture;
import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.Organisation;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.Language;
import coop.unisson.shared.Prefill;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CharterPageTests {

    private final Rendering rendering = new Rendering("charter");

    private static List<Clause> clauses() {
        return Arrays.stream(StandardClause.values())
                .map(clause -> new Clause(
                        clause.key(),
                        "Titre " + clause.key(),
                        "Premier paragraphe.\n\nSecond, avec <b>gras</b> & {{7*7}}.",
                        "Title " + clause.key(),
                        "First paragraph.\n\nSecond one."))
                .toList();
    }

    private static CharterVersion version() {
        return new Charter(new CampaignId("c1"), clauses(), new PersonId("ines"), Instant.EPOCH)
                .publish(1, "L’Atelier d’Éloïse & Fils", Instant.parse("2027-08-27T08:00:00Z"));
    }

    @Test
    void showsTheTextInTheReadersLanguageAndFoldsTheOther() {
        CharterVersion version = version();
        Map<String, Object> model = Map.of(
                "charter",
                version,
                "language",
                Language.EN,
                "other",
                Language.FR,
                "signatures",
                List.of(new CharterService.Signatory("Bobine & Fils", "Directrice", LocalDate.of(2027, 9, 11))),
                "awaited",
                List.of(new CharterService.Awaited("Radio Fabrique", LocalDate.of(2027, 9, 20))));

        String page = rendering.page("charter", model, Locale.ENGLISH);

        assertThat(page)
                .contains("Charter of the campaign “L’Atelier d’Éloïse &amp; Fils”")
                .contains("Version 1, published on 27 August 2027")
                .contains("The French text prevails.")
                .contains("Read the French text")
                .contains("Bobine &amp; Fils – Directrice, on 11 September 2027")
                .contains("To sign again", "Radio Fabrique, since 20 September 2027")
                .contains(version.sha256())
                .contains("<pre", "unisson-charter 1\ncampaign c1")
                .contains("&lt;b&gt;gras&lt;/b&gt;")
                .doesNotContain("<b>gras", "??");
        assertThat(page.indexOf("Title purpose")).isLessThan(page.indexOf("Titre purpose"));
    }

    @Test
    void asksToSignExactlyTheTextAndTheAnnexShown() {
        CharterVersion version = version();
        EngagementId partner = new EngagementId("e1");
        PersonId lea = new PersonId("lea");
        List<Commitment> promises = List.of(
                CommitmentFixture.of(
                        partner, "Huit ateliers reprise", CommitmentFixture.on(LocalDate.of(2027, 10, 7)), lea),
                CommitmentFixture.of(
                        partner,
                        "Une vitrine",
                        CommitmentFixture.throughout(LocalDate.of(2027, 10, 4), LocalDate.of(2027, 10, 31)),
                        lea),
                CommitmentFixture.of(
                        partner,
                        "Une visite",
                        CommitmentFixture.within(LocalDate.of(2027, 10, 5), LocalDate.of(2027, 10, 12)),
                        lea),
                CommitmentFixture.of(
                        partner,
                        "Des stories",
                        CommitmentFixture.onEach(LocalDate.of(2027, 10, 14), LocalDate.of(2027, 10, 21)),
                        lea));
        Organisation bobine = mock();
        when(bobine.name()).thenReturn("Bobine & Fils");
        Prefill<CharterAnswer> prefill = new Prefill<>(
                // A draft kept from an older version: what it remembers of hashes does not count.
                new CharterAnswer(
                        CharterAnswer.Answer.AGREE,
                        7,
                        "stale",
                        "stale",
                        true,
                        "Directrice",
                        false,
                        null,
                        null,
                        null,
                        null),
                Map.of(
                        "offered",
                        List.of("AGREE", "OBJECT", "OBSERVE", "LEAVE"),
                        "objections",
                        List.of(),
                        "charter",
                        version,
                        "language",
                        Language.FR,
                        "other",
                        Language.EN,
                        "annex",
                        promises,
                        "annexSha256",
                        "a".repeat(64),
                        "organisation",
                        bobine));

        String form = rendering.form(
                "sign-charter", prefill, List.of(Flaw.block("authority", "authority-unstated")), Locale.FRENCH);

        assertThat(form)
                .contains("name=\"version\" value=\"1\"")
                .contains("name=\"sha256\" value=\"" + version.sha256() + "\"")
                .contains("name=\"annexSha256\" value=\"" + "a".repeat(64) + "\"")
                .contains("Huit ateliers reprise", "le 7 octobre 2027", "par Léa Martin")
                .contains("du 4 octobre 2027 au 31 octobre 2027")
                .contains("une fois entre le 5 octobre 2027 et le 12 octobre 2027")
                .contains("14 octobre 2027, 21 octobre 2027")
                .contains("Votre annexe\u00a0: ce que fait Bobine &amp; Fils")
                .contains("Le texte français fait foi.")
                .contains("Sans cette déclaration, la signature n’engage personne.")
                .contains("value=\"Directrice\"")
                .doesNotContain("stale", "??", "<script");
        assertThat(form.split("type=\"checkbox\"", -1)).hasSize(3);
    }

    @Test
    void offersEachClauseInBothLanguagesAndKeepsTheRequiredOnes() {
        List<Clause> clauses = new ArrayList<>(clauses());
        clauses.add(new Clause("a1b2", "Photos", "Texte", "Photos", "Text"));
        Prefill<ReviewCharter.Review> prefill = new Prefill<>(
                new ReviewCharter.Review(
                        clauses.stream().map(ReviewCharter.Row::of).toList()),
                Map.of("required", Set.of("purpose")));

        String form = rendering.form(
                "review-charter", prefill, List.of(Flaw.block("clauses[1].textEn", "clause-empty")), Locale.FRENCH);

        assertThat(form.split("<fieldset data-row", -1)).hasSize(clauses.size() + 1);
        assertThat(form.split("data-kept=\"true\"", -1)).hasSize(2);
        assertThat(form)
                .contains("name=\"clauses[0].key\" value=\"purpose\"")
                .contains("name=\"clauses[13].titleEn\"", "name=\"clauses[13].textEn\"")
                .contains("une clause a un titre et un texte dans les deux langues.")
                .doesNotContain("??");
    }
}
