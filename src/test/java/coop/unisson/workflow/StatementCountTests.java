package coop.unisson.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.Driver;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.IntegrationTest;
import coop.unisson.Statements;
import coop.unisson.access.Role;
import coop.unisson.board.BoardService;
import coop.unisson.board.CampaignLine;
import coop.unisson.campaign.CampaignId;
import coop.unisson.commitment.PlanService;
import coop.unisson.delivery.DeliveryService;
import coop.unisson.gate.Gate;
import coop.unisson.gate.GateService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.ShiftedClock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What things cost in SQL statements, and that no cost grows with the number of partners. */
class StatementCountTests extends IntegrationTest {

    /** One and a half times the bare engine's 16. */
    private static final int COMPLETION = 24;

    /** Ten campaigns, whatever the number of partners. */
    private static final int CAMPAIGNS_PAGE = 50;

    private static final int PLAN = 12;

    @Autowired
    Driver driver;

    @Autowired
    GateService gates;

    @Autowired
    PlanService plans;

    @Autowired
    DeliveryService deliveries;

    @Autowired
    BoardService board;

    @Autowired
    ShiftedClock clock;

    @AfterEach
    void backToTheMachinesTime() {
        clock.reset();
    }

    @Test
    void completesATaskThatWritesOneRecordAtTheSameCostHoweverManyPartnersThereAre() throws Exception {
        long few = completion(3);
        long many = completion(30);

        System.out.println("Statements to complete align-mission: " + few + " with 3 partners, " + many + " with 30");
        assertThat(many).isEqualTo(few).isLessThanOrEqualTo(COMPLETION);
    }

    private long completion(int count) throws Exception {
        Cast cast = driver.invited(count);
        Partner partner = cast.partner(0);
        driver.getReady(partner);
        var task = driver.task(partner.lead(), partner.organisation(), "align-mission");
        Object said = driver.aligned();
        return Statements.of(() -> driver.submit(task, partner.lead(), said));
    }

    @Test
    void showsTheCampaignsPageWithTheSameStatementsHoweverManyPartnersThereAre() throws Exception {
        clock.moveTo(Instant.parse("2126-01-07T09:00:00Z"));
        long few = campaignsPage(3);
        clock.moveTo(Instant.parse("2226-01-07T09:00:00Z"));
        long many = campaignsPage(12);

        System.out.println("Statements to show ten campaigns: " + few + " with 3 partners each, " + many + " with 12");
        assertThat(many).isEqualTo(few).isLessThanOrEqualTo(CAMPAIGNS_PAGE);
    }

    /** A page on which every campaign is ours: those whose run begins last come first. */
    private long campaignsPage(int partners) throws Exception {
        List<CampaignId> ours = new ArrayList<>();
        for (int i = 0; i < BoardService.PAGE; i++) {
            ours.add(driver.invited(partners).campaign());
        }
        PersonId reader = new PersonId(driver.staff("Anouk Le Bihan", Role.COORDINATOR));
        assertThat(board.page(reader, 0)).extracting(CampaignLine::id).containsExactlyInAnyOrderElementsOf(ours);
        return Statements.of(() -> board.page(reader, 0));
    }

    @Test
    void showsThePlanAndTheLedgerWithTheSameStatementsHoweverManyPartnersThereAre() throws Exception {
        Cast few = driver.explicit(3);
        Cast many = driver.explicit(30);
        long withFew = Statements.of(() -> plan(few));
        long withMany = Statements.of(() -> plan(many));

        System.out.println("Statements for the plan and the ledger: " + withMany);
        assertThat(plans.settled(many.campaign())).hasSize(30);
        assertThat(withMany).isEqualTo(withFew).isLessThanOrEqualTo(PLAN);
    }

    private void plan(Cast cast) {
        plans.of(cast.campaign());
        deliveries.ledger(cast.campaign());
    }

    @Test
    void asksEveryGateWithTheSameStatementsHoweverManyPartnersThereAre() throws Exception {
        Cast few = driver.explicit(3);
        Cast many = driver.explicit(30);
        gates.reports(few.campaign()); // the ladder's table is read once a minute
        Map<Gate, Long> withFew = new TreeMap<>();
        Map<Gate, Long> withMany = new TreeMap<>();
        for (Gate gate : Gate.values()) {
            withFew.put(gate, Statements.of(() -> gates.report(few.campaign(), gate)));
            withMany.put(gate, Statements.of(() -> gates.report(many.campaign(), gate)));
        }

        System.out.println("Statements to ask a gate: " + withMany);
        assertThat(withMany).isEqualTo(withFew);
        assertThat(withMany.values()).allMatch(count -> count <= 9); // one of the charter's asks for objections
    }
}
