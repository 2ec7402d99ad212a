package coop.unisson.retrospective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.list;
import static org.assertj.core.groups.Tuple.tuple;

import coop.unisson.RoomTest;
import coop.unisson.campaign.CampaignFixture;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.Stage;
import coop.unisson.charter.CharterFixture;
import coop.unisson.charter.CharterService;
import coop.unisson.commitment.CommitmentId;
import coop.unisson.delivery.DeliveryFixture;
import coop.unisson.delivery.DeliveryService;
import coop.unisson.delivery.Outcome;
import coop.unisson.engagement.Engagement;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class RetrospectiveServiceTests extends RoomTest {

    private static final LookBack.Answers ANSWERS = new LookBack.Answers(
            "Les ateliers du jeudi.", "Prévenir plus tôt.", LookBack.Posture.IN_PART, LookBack.Again.CONTINUE, null);

    @Autowired
    CharterService charters;

    @Autowired
    DeliveryService deliveries;

    @Autowired
    RetrospectiveService retrospectives;

    @Autowired
    LookBackForm lookBackForm;

    @Autowired
    WriteSynthesis writeSynthesis;

    private CampaignId running() {
        CampaignId campaign = campaign();
        CharterFixture.publish(charters, campaign, campaigns.get(campaign).coordinator());
        clock.moveTo(Instant.parse("2027-11-16T08:00:00Z"));
        return campaign;
    }

    /** A partner with one promise for each of these outcomes. */
    private Engagement partner(CampaignId campaign, String name, Outcome... outcomes) {
        String[] promises = new String[outcomes.length];
        for (int i = 0; i < outcomes.length; i++) {
            promises[i] = "Promesse " + (i + 1);
        }
        Engagement partner = partner(campaign, name, promises);
        CharterFixture.sign(charters, commitments, partner);
        List<CommitmentId> due = deliveries.start(partner.id());
        for (int i = 0; i < outcomes.length; i++) {
            LocalDate doneOn =
                    switch (outcomes[i]) {
                        case NOT_DELIVERED -> null;
                        case LATE -> DUE.plusDays(2);
                        default -> DUE;
                    };
            DeliveryFixture.record(deliveries, due.get(i), partner.lead(), outcomes[i], doneOn);
        }
        return partner;
    }

    private void take(CampaignId campaign, Stage stage) {
        CampaignFixture.take(campaigns, campaign, stage);
    }

    private FormContext coordinator(CampaignId campaign) {
        return new FormContext(
                campaign.value(), campaigns.get(campaign).coordinator().value(), Locale.FRENCH);
    }

    private static void isRefused(Runnable act, Problem.Kind kind, String code) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.kind()).isEqualTo(kind);
            assertThat(problem.code()).isEqualTo(code);
        });
    }

    @Test
    void keepsWhatAPartnerLearntOnce() {
        CampaignId campaign = running();
        Engagement partner = partner(campaign, "Bobine & Fils", Outcome.DELIVERED);
        take(campaign, Stage.RETROSPECTIVE);

        retrospectives.lookBack(partner.id(), partner.lead(), ANSWERS);

        assertThat(retrospectives.answered(campaign)).containsExactly(partner.id());
        assertThat(events.stream(LookedBack.class)).containsExactly(new LookedBack(partner.id(), campaign));
        isRefused(
                () -> retrospectives.lookBack(partner.id(), partner.lead(), ANSWERS),
                Problem.Kind.CONFLICT,
                "looked-back-already");
    }

    @Test
    void looksBackOnlyWhenTheRetrospectiveIsOpen() {
        CampaignId campaign = running();
        Engagement partner = partner(campaign, "Bobine & Fils", Outcome.DELIVERED);
        take(campaign, Stage.RUN);

        isRefused(
                () -> retrospectives.lookBack(partner.id(), partner.lead(), ANSWERS),
                Problem.Kind.CONFLICT,
                "retrospective-not-open");
    }

    @Test
    void looksBackWithTheLeadOnly() {
        CampaignId campaign = running();
        Engagement partner = partner(campaign, "Bobine & Fils", Outcome.DELIVERED);
        take(campaign, Stage.RETROSPECTIVE);

        isRefused(
                () -> retrospectives.lookBack(partner.id(), partner.director(), ANSWERS),
                Problem.Kind.FORBIDDEN,
                "look-back-not-lead");
        assertThat(retrospectives.answered(campaign)).isEmpty();
    }

    @Test
    void countsPromisesByOutcomeInAlphabeticalOrder() {
        CampaignId campaign = running();
        partner(campaign, "Épicerie Verte Rive", Outcome.DELIVERED, Outcome.PARTLY, Outcome.NOT_DELIVERED);
        partner(campaign, "Zinc & Cuir", Outcome.DELIVERED);
        partner(campaign, "Atelier Mésange", Outcome.LATE, Outcome.REPLACED);

        assertThat(retrospectives.figures(campaign))
                .containsExactly(
                        new Report.Line("Atelier Mésange", new Tally(2, 0, 0, 1, 1, 0)),
                        new Report.Line("Épicerie Verte Rive", new Tally(3, 1, 1, 0, 0, 1)),
                        new Report.Line("Zinc & Cuir", new Tally(1, 1, 0, 0, 0, 0)));
    }

    @Test
    void publishesTheReportWithTheFiguresOfThatDayAndClosesTheCampaign() {
        CampaignId campaign = running();
        Engagement partner = partner(campaign, "Bobine & Fils", Outcome.DELIVERED, Outcome.LATE);
        take(campaign, Stage.RETROSPECTIVE);
        retrospectives.lookBack(partner.id(), partner.lead(), ANSWERS);
        take(campaign, Stage.SYNTHESIS);
        writeSynthesis.accept(
                coordinator(campaign),
                new WriteSynthesis.Synthesis(
                        "Octobre a tenu.", "Commencer plus tôt.", "5 812 objets", "Relevés", false));
        assertThat(retrospectives.report(campaign)).isEmpty();

        retrospectives.publish(campaign);

        Report report = retrospectives.report(campaign).orElseThrow();
        assertThat(report.title()).isEqualTo("Un mois pour réparer");
        assertThat(report.result()).contains(new Report.Result("5 812 objets", "Relevés"));
        assertThat(report.lines()).containsExactly(new Report.Line("Bobine & Fils", new Tally(2, 1, 0, 1, 0, 0)));
        assertThat(report.total()).isEqualTo(new Tally(2, 1, 0, 1, 0, 0));
        assertThat(report.publishedOn()).isEqualTo(LocalDate.of(2027, 11, 16));
        assertThat(campaigns.get(campaign).stage()).isEqualTo(Stage.CLOSED);
        assertThat(events.stream(ReportPublished.class)).containsExactly(new ReportPublished(campaign));
        isRefused(() -> retrospectives.publish(campaign), Problem.Kind.CONFLICT, "report-published-already");
        assertThatThrownBy(() -> writeSynthesis.accept(
                        coordinator(campaign), new WriteSynthesis.Synthesis("Autre chose.", "Rien.", null, null, true)))
                .isInstanceOf(Problem.class);
        assertThat(retrospectives.report(campaign).orElseThrow().summary()).isEqualTo("Octobre a tenu.");
    }

    @Test
    void publishesNothingNobodyHasWritten() {
        CampaignId campaign = running();
        take(campaign, Stage.SYNTHESIS);

        assertThatThrownBy(() -> retrospectives.publish(campaign)).isInstanceOf(IllegalStateException.class);
        assertThat(campaigns.get(campaign).stage()).isEqualTo(Stage.SYNTHESIS);
    }

    @Test
    void saysUnknownOnPurposeOrGivesAResultWithItsSource() {
        CampaignId campaign = running();
        FormContext context = coordinator(campaign);

        assertThat(writeSynthesis.check(context, new WriteSynthesis.Synthesis("S", "L", " ", null, false)))
                .extracting(Flaw::field, Flaw::code)
                .containsExactly(tuple("resultFigure", "result-missing"));
        assertThat(writeSynthesis.check(context, new WriteSynthesis.Synthesis("S", "L", "5 812", "", false)))
                .extracting(Flaw::field, Flaw::code)
                .containsExactly(tuple("resultSource", "source-missing"));
        assertThat(writeSynthesis.check(context, new WriteSynthesis.Synthesis("S", "L", "5 812", "Relevés", true)))
                .extracting(Flaw::field, Flaw::code)
                .containsExactly(tuple("resultFigure", "result-known-or-not"));
        assertThatThrownBy(
                        () -> writeSynthesis.accept(context, new WriteSynthesis.Synthesis("S", "L", null, null, false)))
                .isInstanceOf(Refused.class);

        writeSynthesis.accept(context, new WriteSynthesis.Synthesis("S", "L", null, null, true));

        WriteSynthesis.Synthesis shown = writeSynthesis.prefill(context).values();
        assertThat(shown).isEqualTo(new WriteSynthesis.Synthesis("S", "L", null, null, true));
    }

    @Test
    void givesEachPartnerAReceiptOfItsOwnPartThatStays() {
        CampaignId campaign = running();
        Engagement partner = partner(campaign, "Bobine & Fils", Outcome.DELIVERED, Outcome.NOT_DELIVERED);
        take(campaign, Stage.RETROSPECTIVE);
        retrospectives.lookBack(partner.id(), partner.lead(), ANSWERS);

        retrospectives.issueReceipt(partner.id());
        retrospectives.issueReceipt(partner.id());

        Receipt receipt = retrospectives.receipt(partner.id()).orElseThrow();
        assertThat(receipt.partner()).isEqualTo("Bobine & Fils");
        assertThat(receipt.campaignTitle()).isEqualTo("Un mois pour réparer");
        assertThat(receipt.charterVersion()).isEqualTo(1);
        assertThat(receipt.charterSha256())
                .isEqualTo(charters.inForce(campaign).orElseThrow().sha256());
        assertThat(receipt.annexSha256()).isEqualTo(ANNEX);
        assertThat(receipt.lessonKeep()).isEqualTo("Les ateliers du jeudi.");
        assertThat(receipt.issuedOn()).isEqualTo(LocalDate.of(2027, 11, 16));
        assertThat(receipt.lines())
                .extracting(Receipt.Line::what, Receipt.Line::outcome, Receipt.Line::doneOn)
                .containsExactly(
                        tuple("Promesse 1", Outcome.DELIVERED, DUE), tuple("Promesse 2", Outcome.NOT_DELIVERED, null));
    }

    @Test
    void givesNoReceiptBeforeTheLookBack() {
        CampaignId campaign = running();
        Engagement partner = partner(campaign, "Bobine & Fils", Outcome.DELIVERED);

        assertThatThrownBy(() -> retrospectives.issueReceipt(partner.id())).isInstanceOf(IllegalStateException.class);
        assertThat(retrospectives.receipt(partner.id())).isEmpty();
    }

    @Test
    void theFormsShowTheFactsFirst() {
        CampaignId campaign = running();
        Engagement partner = partner(campaign, "Bobine & Fils", Outcome.PARTLY);
        take(campaign, Stage.RETROSPECTIVE);
        FormContext lead = new FormContext(partner.id().value(), partner.lead().value(), Locale.FRENCH);

        assertThat(lookBackForm.prefill(lead).model()).hasEntrySatisfying("promises", promises -> assertThat(promises)
                .asInstanceOf(list(Receipt.Line.class))
                .extracting(Receipt.Line::outcome)
                .containsExactly(Outcome.PARTLY));
        lookBackForm.accept(
                lead,
                new LookBackForm.Said(
                        " Les ateliers. ",
                        "Prévenir.",
                        LookBack.Posture.YES,
                        LookBack.Again.PAUSE,
                        LocalDate.of(2028, 1, 10)));

        assertThat(writeSynthesis.prefill(coordinator(campaign)).model())
                .containsEntry("lines", List.of(new Report.Line("Bobine & Fils", new Tally(1, 0, 1, 0, 0, 0))))
                .containsEntry("total", new Tally(1, 0, 1, 0, 0, 0))
                .containsEntry("postures", List.of(1L, 0L, 0L, 0L));
        assertThat(retrospectives.lessons(campaign)).singleElement().satisfies(lesson -> {
            assertThat(lesson.partner()).isEqualTo("Bobine & Fils");
            assertThat(lesson.keep()).isEqualTo("Les ateliers.");
            assertThat(lesson.recallOn()).isEqualTo(LocalDate.of(2028, 1, 10));
        });
    }

    @Test
    void asksForTheSameNumberOfStatementsHoweverManyPartners() {
        CampaignId few = running();
        partner(few, "Bobine & Fils", Outcome.DELIVERED);
        CampaignId many = running();
        for (int i = 0; i < 20; i++) {
            Engagement partner = partner(many, "Partenaire " + i, Outcome.DELIVERED, Outcome.LATE);
            take(many, Stage.RETROSPECTIVE);
            retrospectives.lookBack(partner.id(), partner.lead(), ANSWERS);
        }

        assertThat(retrospectives.answered(many)).hasSize(20);
        assertThat(statements(() -> retrospectives.answered(many))).isEqualTo(1);
        assertThat(statements(() -> retrospectives.figures(few))).isEqualTo(3);
        assertThat(statements(() -> retrospectives.figures(many))).isEqualTo(3);
        assertThat(statements(() -> retrospectives.lessons(many))).isEqualTo(3);
    }
}
