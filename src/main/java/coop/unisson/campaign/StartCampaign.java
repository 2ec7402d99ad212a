package coop.unisson.campaign;

import coop.unisson.partner.PartnerService;
import coop.unisson.partner.Person;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Days;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Refused;
import coop.unisson.shared.StartForm;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** A coordinator says what a new campaign is for and by when each step is taken. */
@Component
class StartCampaign implements StartForm<StartCampaign.Beginning> {

    record Beginning(
            @NotBlank @Size(max = 160) String title,
            @NotBlank @Size(max = 2000) String mission,
            @NotBlank @Size(max = 2000) String changeSought,
            @NotBlank @Size(max = 2000) String failureSign,
            @NotNull @Min(1) @Max(40) Integer hoursPerWeek,
            @NotBlank @Email @Size(max = 254) String deputyEmail,
            @NotNull LocalDate missionDue,
            @NotNull LocalDate briefDue,
            @NotNull LocalDate commitmentsDue,
            @NotNull LocalDate charterDue,
            @NotNull LocalDate goNoGo,
            @NotNull LocalDate runStart,
            @NotNull LocalDate runEnd,
            @NotNull LocalDate retrospectiveDue) {

        private Schedule schedule() {
            return new Schedule(
                    missionDue, briefDue, commitmentsDue, charterDue, goNoGo, runStart, runEnd, retrospectiveDue);
        }

        private CampaignPlan plan() {
            return new CampaignPlan(
                    title.strip(),
                    mission.strip(),
                    changeSought.strip(),
                    failureSign.strip(),
                    hoursPerWeek,
                    schedule());
        }
    }

    private final CampaignService campaigns;
    private final PartnerService partners;
    private final Clock clock;

    StartCampaign(CampaignService campaigns, PartnerService partners, Clock clock) {
        this.campaigns = campaigns;
        this.partners = partners;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "start-campaign";
    }

    @Override
    public Class<Beginning> submission() {
        return Beginning.class;
    }

    @Override
    public Prefill<Beginning> prefill(FormContext context) {
        return Prefill.empty();
    }

    @Override
    public String start(FormContext context, Beginning beginning) {
        PersonId coordinator = new PersonId(context.person());
        Optional<Person> deputy = partners.byEmail(beginning.deputyEmail());
        List<Flaw> flaws = new ArrayList<>(beginning.schedule().flaws(Days.today(clock)));
        deputyFlaw(deputy, coordinator).ifPresent(flaws::add);
        Refused.ifAnyBlocks(flaws);
        return campaigns
                .start(beginning.plan(), coordinator, deputy.orElseThrow().id())
                .value();
    }

    /** The deputy confirms the launch, so it is somebody else, on the coordination's side. */
    private static Optional<Flaw> deputyFlaw(Optional<Person> deputy, PersonId coordinator) {
        if (deputy.isEmpty()) {
            return Optional.of(Flaw.block("deputyEmail", "deputy-unknown"));
        }
        if (deputy.get().id().equals(coordinator)) {
            return Optional.of(Flaw.block("deputyEmail", "deputy-self"));
        }
        return deputy.get().organisation().map(partner -> Flaw.block("deputyEmail", "deputy-partner"));
    }
}
