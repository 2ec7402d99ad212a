package coop.unisson.engagement;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Country;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import coop.unisson.shared.TaskForm;
import coop.unisson.shared.Words;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The coordinator reads an application and invites the organisation, or declines. */
@Component
class AssessApplication implements TaskForm<AssessApplication.Assessment> {

    /** What becomes of the application. */
    enum Decision {
        ACCEPT,
        DECLINE
    }

    /**
     * What the coordinator says; the organisation and its people count for a yes only.
     *
     * @param decision empty until it is taken
     * @param words for the applicant, when declined
     */
    record Assessment(
            @NotNull @Nullable Decision decision,
            @Nullable @Size(max = 160) String organisation,
            @Nullable @Size(max = 160) String leadName,
            @Nullable @Email @Size(max = 254) String leadEmail,
            @Nullable @Size(max = 160) String directorName,
            @Nullable @Email @Size(max = 254) String directorEmail,
            @Nullable Country country,
            @Nullable @Size(max = 2000) String words) {

        private List<Flaw> missing() {
            Map<String, String> needed = new LinkedHashMap<>();
            needed.put("organisation", Words.of(organisation));
            needed.put("leadName", Words.of(leadName));
            needed.put("leadEmail", Words.of(leadEmail));
            needed.put("directorName", Words.of(directorName));
            needed.put("directorEmail", Words.of(directorEmail));
            List<Flaw> flaws = new ArrayList<>();
            needed.forEach((field, typed) -> {
                if (typed.isEmpty()) {
                    flaws.add(Flaw.block(field, "not-blank"));
                }
            });
            return flaws;
        }

        private InvitePartners.Row row(Application application) {
            return new InvitePartners.Row(
                    Words.of(organisation),
                    Words.of(leadName),
                    Words.of(leadEmail),
                    Words.of(directorName),
                    Words.of(directorEmail),
                    application.language(),
                    country);
        }
    }

    private final ApplicationService applications;
    private final CampaignService campaigns;
    private final InvitePartners invitations;

    AssessApplication(ApplicationService applications, CampaignService campaigns, InvitePartners invitations) {
        this.applications = applications;
        this.campaigns = campaigns;
        this.invitations = invitations;
    }

    @Override
    public String id() {
        return "assess-application";
    }

    @Override
    public Class<Assessment> submission() {
        return Assessment.class;
    }

    /** One person may do both; the coordinator knows whether somebody else signs. */
    @Override
    public Prefill<Assessment> prefill(FormContext context) {
        Application application = applications.get(new ApplicationId(context.subject()));
        return new Prefill<>(
                new Assessment(
                        null,
                        application.organisation(),
                        application.name(),
                        application.email(),
                        application.name(),
                        application.email(),
                        Country.FR,
                        null),
                Map.of("applicant", application, "campaign", campaigns.get(application.campaign())));
    }

    @Override
    public List<Flaw> check(FormContext context, Assessment assessment) {
        if (assessment.decision() == Decision.DECLINE) {
            return List.of();
        }
        List<Flaw> missing = assessment.missing();
        if (!missing.isEmpty()) {
            return missing;
        }
        Application application = applications.get(new ApplicationId(context.subject()));
        return invitations.flaws(campaigns.get(application.campaign()), assessment.row(application));
    }

    /**
     * @throws Problem 409 when the campaign takes no partners any more
     */
    @Override
    public void accept(FormContext context, Assessment assessment) {
        Refused.ifAnyBlocks(check(context, assessment));
        ApplicationId id = new ApplicationId(context.subject());
        PersonId person = new PersonId(context.person());
        if (assessment.decision() == Decision.DECLINE) {
            applications.decline(id, Words.of(assessment.words()), person);
            return;
        }
        Application application = applications.get(id);
        Campaign campaign = campaigns.get(application.campaign());
        if (!campaign.stage().takesPartners()) {
            throw Problem.conflict("no-more-partners");
        }
        applications.accept(id, person);
        invitations.invite(campaign.id(), assessment.row(application));
    }
}
