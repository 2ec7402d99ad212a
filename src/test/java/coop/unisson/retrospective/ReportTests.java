package coop.unisson.retrospective;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.unisson.campaign.CampaignId;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.Problem;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportTests {

    private static final PersonId INES = new PersonId("ines");
    private static final Instant NOW = Instant.parse("2027-11-30T10:00:00Z");
    private static final Report.Synthesis SYNTHESIS = new Report.Synthesis(
            "Octobre a tenu.", "Commencer plus tôt.", new Report.Result("5 812 objets", "Relevés"));

    private static Report report() {
        return new Report(new CampaignId("c1"), "Un mois pour réparer", SYNTHESIS, INES);
    }

    @Test
    void mayBeRewrittenUntilItIsPublished() {
        Report report = report();

        report.rewrite(new Report.Synthesis("Autrement dit.", "Commencer plus tôt.", null), INES);

        assertThat(report.summary()).isEqualTo("Autrement dit.");
        assertThat(report.result()).isEmpty();
    }

    @Test
    void neverChangesOnceItIsPublished() {
        Report report = report();
        report.publish(List.of(new Report.Line("Bobine & Fils", new Tally(3, 2, 0, 1, 0, 0))), NOW);

        assertThatThrownBy(() -> report.rewrite(SYNTHESIS, INES)).isInstanceOf(Problem.class);
        assertThatThrownBy(() -> report.publish(List.of(), NOW)).isInstanceOf(Problem.class);
        assertThat(report.lines()).hasSize(1);
        assertThat(report.publishedOn()).isEqualTo(LocalDate.of(2027, 11, 30));
    }

    @Test
    void addsUpWithoutWeighing() {
        Tally bobine = new Tally(3, 2, 0, 1, 0, 0);
        Tally horizon = new Tally(4, 1, 1, 0, 1, 0);

        Tally total = bobine.plus(horizon);

        assertThat(total).isEqualTo(new Tally(7, 3, 1, 1, 1, 0));
        assertThat(total.done()).isEqualTo(6);
        assertThat(total.open()).isEqualTo(1);
    }

    @Test
    void acceptsADayToTalkAgainWithABreakOnly() {
        LocalDate today = LocalDate.of(2027, 11, 20);
        LocalDate january = LocalDate.of(2028, 1, 10);

        assertThat(answers(LookBack.Again.PAUSE, january).flaws(today)).isEmpty();
        assertThat(answers(LookBack.Again.CONTINUE, null).flaws(today)).isEmpty();
        assertThat(answers(LookBack.Again.LEAVE, january).flaws(today))
                .extracting(Flaw::code)
                .containsExactly("recall-without-pause");
        assertThat(answers(LookBack.Again.PAUSE, today).flaws(today))
                .extracting(Flaw::code)
                .containsExactly("recall-in-past");
    }

    private static LookBack.Answers answers(LookBack.Again again, LocalDate recallOn) {
        return new LookBack.Answers(
                "Les ateliers du jeudi.", "Prévenir plus tôt.", LookBack.Posture.YES, again, recallOn);
    }
}
