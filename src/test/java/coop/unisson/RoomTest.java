package coop.unisson;

import static org.mockito.Mockito.when;

import coop.unisson.campaign.CampaignFixture;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.commitment.Commitment;
import coop.unisson.commitment.CommitmentFixture;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.commitment.PlanService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.Team;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Country;
import coop.unisson.shared.Decisions;
import coop.unisson.shared.Delays;
import coop.unisson.shared.Ids;
import coop.unisson.shared.Language;
import coop.unisson.shared.Messages;
import coop.unisson.shared.ShiftedClock;
import coop.unisson.shared.WorkingCalendar;
import jakarta.persistence.EntityManagerFactory;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.hibernate.SessionFactory;
import org.junit.jupiter.api.AfterEach;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;
import org.springframework.core.env.Environment;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.bean.override.mockito.MockitoBean;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The rooms from the charter to the report on a real schema, without engine and web: each call of a service is a transaction
 * of its own, as in production. What is promised is stubbed; everything else happens.
 */
@DataJpaTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:rooms;DB_CLOSE_DELAY=-1;LOCK_TIMEOUT=10000",
            "spring.jpa.properties.hibernate.generate_statistics=true",
            "logging.level.org.hibernate.engine.internal.StatisticalLoggingSessionEventListener=warn"
        })
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@ActiveProfiles("test")
@Import({
    RoomTest.Rooms.class,
    ShiftedClock.class,
    PartnerService.class,
    CampaignService.class,
    EngagementService.class,
    Team.class,
    Delays.class,
    WorkingCalendar.class
})
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@RecordApplicationEvents
public abstract class RoomTest {

    @TestConfiguration
    @ComponentScan(
            basePackages = {"coop.unisson.charter", "coop.unisson.delivery", "coop.unisson.retrospective"},
            excludeFilters = @ComponentScan.Filter(type = FilterType.REGEX, pattern = ".*(\\.web\\.|Tests?\\b).*"))
    static class Rooms {

        /** Five working days for everything. */
        @Bean
        Decisions decisions() {
            return (decision, inputs) -> List.of(Map.of("workingDays", 5));
        }

        @Bean
        Messages messageSource(Environment environment) {
            return new Messages(environment);
        }
    }

    /** The last day of every promise. */
    protected static final LocalDate DUE = LocalDate.of(2027, 10, 12);

    protected static final String ANNEX = "a".repeat(64);

    @Autowired
    protected CampaignService campaigns;

    @Autowired
    protected EngagementService engagements;

    @Autowired
    protected PartnerService partners;

    @Autowired
    protected ShiftedClock clock;

    @Autowired
    protected ApplicationEvents events;

    @MockitoBean
    protected CommitmentService commitments;

    @MockitoBean
    protected PlanService plans;

    @Autowired
    private EntityManagerFactory entities;

    @AfterEach
    void letTheClockGo() {
        clock.reset();
    }

    protected PersonId person(String name) {
        return partners.enrol(null, name, Ids.mint() + "@unisson.example", Language.FR);
    }

    protected CampaignId campaign() {
        return CampaignFixture.start(campaigns, person("Inès Kervadec"), person("Malo Prigent"));
    }

    /** A partner whose lead made these promises. */
    protected Engagement partner(CampaignId campaign, String name, String... promises) {
        var organisation = partners.register(name, Language.FR, Country.FR);
        EngagementId id = engagements.invite(
                campaign,
                organisation,
                partners.enrol(organisation, "Léa Martin", Ids.mint() + "@partner.example", Language.FR),
                partners.enrol(organisation, "Yann Le Goff", Ids.mint() + "@partner.example", Language.FR));
        Engagement engagement = engagements.get(id);
        List<Commitment> list = Arrays.stream(promises)
                .map(promise -> promise(id, promise, engagement.lead()))
                .toList();
        when(commitments.of(id)).thenReturn(list);
        when(commitments.hash(id)).thenReturn(ANNEX);
        return engagement;
    }

    private Commitment promise(EngagementId partner, String what, PersonId owner) {
        Commitment commitment = CommitmentFixture.of(partner, what, CommitmentFixture.on(DUE), owner);
        when(commitments.get(commitment.id())).thenReturn(commitment);
        when(commitments.deliveryDue(commitment.id())).thenReturn(DUE);
        return commitment;
    }

    /** How many statements an act sends to the database. */
    protected long statements(Runnable act) {
        var statistics = entities.unwrap(SessionFactory.class).getStatistics();
        long before = statistics.getPrepareStatementCount();
        act.run();
        return statistics.getPrepareStatementCount() - before;
    }
}
