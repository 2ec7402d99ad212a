package coop.unisson.engagement;

import coop.unisson.access.Quotas;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Days;
import coop.unisson.shared.Delays;
import coop.unisson.shared.Delays.Delay;
import coop.unisson.shared.Ids;
import coop.unisson.shared.Problem;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Takes applications from outside and keeps what was answered. */
@Service
@Transactional
public class ApplicationService {

    /** Applications taken from one network address in an hour; an office shares one. */
    static final int MOST_FROM_ADDRESS = 10;

    /** Applications taken under one e-mail address in an hour. */
    static final int MOST_FROM_EMAIL = 3;

    private static final int ATTEMPTS = 4;

    private final Applications applications;
    private final Quotas quotas;
    private final CampaignService campaigns;
    private final Delays delays;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    ApplicationService(
            Applications applications,
            Quotas quotas,
            CampaignService campaigns,
            Delays delays,
            TransactionTemplate transaction,
            ApplicationEventPublisher events,
            Clock clock) {
        this.applications = applications;
        this.quotas = quotas;
        this.campaigns = campaigns;
        this.delays = delays;
        this.transaction = transaction;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Takes an application, whose process starts in the same transaction. The same words again, while nobody has answered,
     * are the same application and change nothing.
     *
     * @param address where it comes from on the network
     * @throws Problem 404 when the campaign takes no applications, 429 when too many came from the same place
     */
    @Transactional(propagation = Propagation.NOT_SUPPORTED)
    public void apply(CampaignId campaign, Applying typed, String address) {
        Applying said = typed.tidied();
        for (int attempt = 1; ; attempt++) {
            try {
                transaction.executeWithoutResult(status -> take(campaign, said, address));
                return;
            } catch (DataIntegrityViolationException metAnother) {
                // the same application at the same moment, or the first of an hour from the same place
                if (attempt == ATTEMPTS) {
                    throw metAnother;
                }
            }
        }
    }

    private void take(CampaignId campaign, Applying said, String address) {
        if (!campaigns.get(campaign).isOpenToApplications()) {
            throw Problem.notFound("applications-closed");
        }
        if (applications.existsByOpenHash(Application.hash(campaign, said))) {
            return;
        }
        Application application = applications.saveAndFlush(
                new Application(new ApplicationId(Ids.mint()), campaign, said, clock.instant()));
        use("address " + address, MOST_FROM_ADDRESS);
        use("email " + said.email(), MOST_FROM_EMAIL);
        events.publishEvent(new ApplicationReceived(
                application.id(), campaign, application.email(), application.name(), application.language()));
    }

    private void use(String place, int most) {
        if (!quotas.use("application from " + place, new Quotas.Limit(most, Duration.ofHours(1)))) {
            throw Problem.tooMany("applications-too-many");
        }
    }

    /**
     * Marks the application's process as started.
     *
     * @throws Problem 404 when nobody applied under this id, 409 when its process started before
     */
    public void start(ApplicationId id) {
        Application application = get(id);
        try {
            application.start();
        } catch (IllegalStateException e) {
            throw Problem.conflict("started-already");
        }
    }

    /**
     * @throws Problem 404 when there is no such application
     */
    @Transactional(readOnly = true)
    public Application get(ApplicationId id) {
        return applications.findById(id).orElseThrow(() -> Problem.notFound("application"));
    }

    /** Locks the application's row until the transaction ends. */
    public Application lock(ApplicationId id) {
        return applications.lock(id).orElseThrow(() -> Problem.notFound("application"));
    }

    /** The next applications nobody has answered, by id, for work that goes in chunks. */
    @Transactional(readOnly = true)
    public List<ApplicationId> openAfter(CampaignId campaign, String after, int most) {
        return applications.openAfter(campaign, after, Limit.of(most));
    }

    /** The last day on which an answer is on time. */
    @Transactional(readOnly = true)
    public LocalDate answerDue(ApplicationId id) {
        return delays.lastDay(Delay.ANSWER_APPLICATION, Days.of(get(id).receivedAt()));
    }

    void accept(ApplicationId id, PersonId by) {
        get(id).accept(by, clock.instant());
    }

    void decline(ApplicationId id, String words, PersonId by) {
        Application application = get(id);
        application.decline(words, by, clock.instant());
        events.publishEvent(new ApplicationDeclined(
                id, application.campaign(), application.email(), application.name(), application.language(), words));
    }

    /** The next applications that were answered before a moment, to forget who applied. */
    @Transactional(readOnly = true)
    List<ApplicationId> answeredBefore(Instant before, int most) {
        return applications.answeredBefore(before, Limit.of(most));
    }

    /** Forgets who applied; without effect when that is done. */
    void erase(ApplicationId id) {
        Application application = lock(id);
        if (!application.erased()) {
            application.erase(clock.instant());
            events.publishEvent(new ApplicationErased(id));
        }
    }

    /** The campaign takes no partners any more: whoever is still without an answer is told so. */
    public void lapse(ApplicationId id) {
        Application application = get(id);
        if (application.isOpen()) {
            application.lapse(clock.instant());
            events.publishEvent(new ApplicationLapsed(
                    id, application.campaign(), application.email(), application.name(), application.language()));
        }
    }
}
