package coop.unisson.engagement;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Days;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import coop.unisson.shared.TaskForm;
import coop.unisson.shared.Words;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Leaving, at any time and without having to say why: out of the preparation in one of three ways, later by withdrawing.
 * Stands open to both people of a partner.
 */
@Component
class StepBack implements TaskForm<StepBack.Leaving> {

    /**
     * What the partner says.
     *
     * @param recallOn for « not now », the day to be asked again; empty for never
     * @param keepContact out of the preparation, whether we may write about another campaign
     */
    record Leaving(
            @NotNull Standing how,
            @Nullable LocalDate recallOn,
            @Nullable @Size(max = 500) String reason,
            boolean keepContact) {}

    private static final List<Standing> FROM_PREPARATION =
            List.of(Standing.NOT_NOW, Standing.NOT_FOR_US, Standing.OBSERVER);

    private final EngagementService engagements;
    private final CampaignService campaigns;
    private final ContactService contacts;
    private final Clock clock;

    StepBack(EngagementService engagements, CampaignService campaigns, ContactService contacts, Clock clock) {
        this.engagements = engagements;
        this.campaigns = campaigns;
        this.contacts = contacts;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "step-back";
    }

    @Override
    public Class<Leaving> submission() {
        return Leaving.class;
    }

    @Override
    public Prefill<Leaving> prefill(FormContext context) {
        Engagement engagement = engagements.get(new EngagementId(context.subject()));
        Campaign campaign = campaigns.get(engagement.campaign());
        boolean preparing = engagement.standing() == Standing.PREPARING;
        return new Prefill<>(
                preparing ? null : new Leaving(Standing.WITHDRAWN, null, null, false),
                Map.of(
                        "campaign",
                        campaign,
                        "preparing",
                        preparing,
                        "choices",
                        ways(engagement),
                        "keptDays",
                        contacts.keptDays()));
    }

    private static List<Standing> ways(Engagement engagement) {
        return engagement.standing() == Standing.PREPARING ? FROM_PREPARATION : List.of(Standing.WITHDRAWN);
    }

    @Override
    public List<Flaw> check(FormContext context, Leaving leaving) {
        List<Flaw> flaws = new ArrayList<>();
        if (!ways(engagements.get(new EngagementId(context.subject()))).contains(leaving.how())) {
            flaws.add(Flaw.block("how", "not-null"));
        }
        if (leaving.how() == Standing.NOT_NOW
                && leaving.recallOn() != null
                && !leaving.recallOn().isAfter(Days.today(clock))) {
            flaws.add(Flaw.block("recallOn", "recall-past"));
        }
        return flaws;
    }

    /**
     * @throws Problem 409 when this partner has left
     */
    @Override
    public void accept(FormContext context, Leaving leaving) {
        EngagementId id = new EngagementId(context.subject());
        engagements.lock(id);
        Refused.ifAnyBlocks(check(context, leaving));
        engagements.keepContacts(id, leaving.keepContact());
        engagements.leave(
                id,
                leaving.how(),
                leaving.how() == Standing.NOT_NOW ? leaving.recallOn() : null,
                Words.of(leaving.reason()));
    }

    @Override
    public boolean standing(FormContext context) {
        PersonId person = new PersonId(context.person());
        return engagements
                .find(new EngagementId(context.subject()))
                .filter(engagement -> !engagement.hasLeft())
                .filter(engagement -> engagement.people().contains(person))
                .filter(engagement -> !campaigns.get(engagement.campaign()).isOver())
                .isPresent();
    }
}
