package coop.unisson.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import coop.unisson.access.AccessService;
import coop.unisson.access.Role;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.commitment.CommitmentId;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.commitment.NominationId;
import coop.unisson.engagement.ApplicationService;
import coop.unisson.engagement.Applying;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementService;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.Person;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.BeforeOpening;
import coop.unisson.shared.FormCodec;
import coop.unisson.shared.Language;
import coop.unisson.shared.ShiftedClock;
import coop.unisson.workflow.DueJobs;
import coop.unisson.workflow.FormDoor;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.stereotype.Component;

/**
 * Seeds the demo: one story in three copies, shifted by whole weeks so that today falls while commitments gather, in the
 * run, and in the retrospective. Everything is said by the people of the story through the doors they would use, on the
 * days they would, by the one clock everybody reads. A second start finds the first one's campaigns and adds nothing.
 */
@Component
@Profile("demo")
class Seeder extends BeforeOpening {

    private static final Logger LOG = LoggerFactory.getLogger(Seeder.class);

    private static final String PASSWORD = "demo";

    /** Mondays of the story on which the week of today falls. */
    private static final LocalDate COMMITMENTS_GATHER = LocalDate.of(2027, 7, 5);

    private static final LocalDate IN_THE_RUN = LocalDate.of(2027, 10, 18);
    private static final LocalDate LOOKING_BACK = LocalDate.of(2027, 11, 22);

    /** In the first copy, two partners have begun vaguely and one has not begun. */
    private static final Set<String> VAGUE = Set.of("bobine-et-fils", "telecommun");

    private static final String SILENT = "papier-plume";

    /** In the third copy, these are still to look back. */
    private static final Set<String> STILL_TO_LOOK_BACK = Set.of("bobine-et-fils", "cyclo-lumen", "telecommun");

    private final FormDoor door;
    private final DueJobs jobs;
    private final AccessService access;
    private final PartnerService partners;
    private final CampaignService campaigns;
    private final EngagementService engagements;
    private final CommitmentService commitments;
    private final ApplicationService applications;
    private final FormCodec codec;
    private final ShiftedClock clock;

    Seeder(
            FormDoor door,
            DueJobs jobs,
            AccessService access,
            PartnerService partners,
            CampaignService campaigns,
            EngagementService engagements,
            CommitmentService commitments,
            ApplicationService applications,
            FormCodec codec,
            ShiftedClock clock) {
        super(DEMO);
        this.door = door;
        this.jobs = jobs;
        this.access = access;
        this.partners = partners;
        this.campaigns = campaigns;
        this.engagements = engagements;
        this.commitments = commitments;
        this.applications = applications;
        this.codec = codec;
        this.clock = clock;
    }

    @Override
    protected void prepare() {
        staff("Inès Kervadec", Story.COORDINATOR, Role.COORDINATOR);
        staff("Malo Prigent", Story.DEPUTY, Role.COORDINATOR);
        staff("Jonas Weber", "process-owner@unisson.example", Role.PROCESS_OWNER);
        staff("Awa Ndiaye", "admin@unisson.example", Role.ADMINISTRATOR);
        if (!campaigns.all().isEmpty()) {
            return;
        }
        LocalDate today = LocalDate.now(clock);
        try {
            play(LOOKING_BACK, today, step -> !(step.form().equals("look-back") && isOf(step, STILL_TO_LOOK_BACK)));
            play(IN_THE_RUN, today, step -> true);
            play(
                    COMMITMENTS_GATHER,
                    today,
                    step -> !(step.form().equals("declare-commitments")
                            && (isOf(step, VAGUE) || isOf(step, Set.of(SILENT)))));
        } finally {
            clock.reset();
        }
        LOG.info("The demo is ready. Every password is «{}».", PASSWORD);
    }

    private void staff(String name, String email, Role role) {
        if (partners.byEmail(email).isEmpty()) {
            PersonId person = partners.enrol(null, name, email, Language.FR);
            access.password(person, PASSWORD);
            access.grant(person, role);
        }
    }

    private static boolean isOf(Story.Step step, Set<String> slugs) {
        return slugs.stream().anyMatch(slug -> step.who().endsWith("@" + slug + ".example"));
    }

    private void play(LocalDate mondayOfTheStory, LocalDate today, Predicate<Story.Step> happens) {
        LocalDate thisMonday = today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        Story story = new Story(Script.repairMonth(), ChronoUnit.WEEKS.between(mondayOfTheStory, thisMonday));
        moveTo(story.steps().get(0).on());
        CampaignId campaign = null;
        for (Story.Step step : story.steps()) {
            if (!step.on().isBefore(today)) {
                break;
            }
            dayByDayTo(step.on());
            if (campaign == null) {
                campaign = new CampaignId(door.startCampaign(
                                person(step.who()),
                                step.document().apply(new OpenPage(null, MissingNode.getInstance())))
                        .businessKey());
            } else if (happens.test(step)) {
                take(step, campaign);
            } else if (step.form().equals("declare-commitments") && isOf(step, VAGUE)) {
                draft(step, campaign, story);
            }
            jobs.run();
        }
        dayByDayTo(today);
        if (campaign != null) {
            LOG.info("{}: {}", story.title(), campaigns.get(campaign).stage());
        }
    }

    /** What is due on a day happens on that day. */
    private void dayByDayTo(LocalDate day) {
        for (LocalDate next = LocalDate.now(clock).plusDays(1); !next.isAfter(day); next = next.plusDays(1)) {
            moveTo(next);
            jobs.run();
        }
    }

    private void moveTo(LocalDate day) {
        clock.moveTo(day.atTime(LocalTime.of(9, 0)).atZone(ShiftedClock.ZONE).toInstant());
    }

    private void take(Story.Step step, CampaignId campaign) {
        switch (step.way()) {
            case TASK -> takeTask(step, campaign);
            case ACT -> act(step, campaign);
            case PUBLIC ->
                applications.apply(
                        campaign,
                        codec.decode(
                                step.document().apply(new OpenPage(campaign, MissingNode.getInstance())),
                                Applying.class),
                        step.who());
            case SENT_BACK -> {
                // whoever looks at the demo later sees the list that went through
            }
        }
    }

    private void act(Story.Step step, CampaignId campaign) {
        String person = person(step.who());
        String subject = step.about() == null
                ? campaign.value()
                : new OpenPage(campaign, MissingNode.getInstance()).engagement(step.about());
        door.act(
                step.form(),
                subject,
                person,
                step.document().apply(page(door.ofForm(step.form(), subject, person), campaign)));
        letTeamIn(person);
    }

    private void takeTask(Story.Step step, CampaignId campaign) {
        String person = person(step.who());
        if (step.form().equals("accept-nomination") && waitingFor(step, person).isEmpty()) {
            return; // the promise was not declared in this copy
        }
        String task = task(step, person);
        door.submit(task, person, step.document().apply(page(door.ofTask(task, person), campaign)));
        if (step.form().equals("invite-partners") || step.form().equals("assess-application")) {
            engagements.of(campaign).forEach(this::letIn);
        }
        if (step.form().equals("declare-commitments")) {
            letTeamIn(person);
        }
    }

    private void letTeamIn(String person) {
        partners.person(new PersonId(person)).organisation().ifPresent(organisation -> partners.peopleOf(organisation)
                .forEach(colleague -> access.password(colleague.id(), PASSWORD)));
    }

    private void draft(Story.Step step, CampaignId campaign, Story story) {
        String person = person(step.who());
        String task = task(step, person);
        story.script().partners().stream()
                .filter(partner -> partner.leadEmail().equals(step.who()))
                .forEach(partner ->
                        door.draft(task, person, story.vague(partner, page(door.ofTask(task, person), campaign))));
    }

    private void letIn(Engagement engagement) {
        access.password(engagement.lead(), PASSWORD);
        access.password(engagement.director(), PASSWORD);
    }

    private Story.Page page(FormDoor.Opened form, CampaignId campaign) {
        JsonNode values = form.values();
        return new OpenPage(campaign, values == null ? MissingNode.getInstance() : values);
    }

    private String task(Story.Step step, String person) {
        return waitingFor(step, person)
                .orElseThrow(() -> new IllegalStateException("nobody asked " + step.who() + " to " + step.form()));
    }

    private Optional<String> waitingFor(Story.Step step, String person) {
        return door.waitingFor(person, step.form()).stream()
                .filter(waiting -> step.about() == null || step.about().equals(about(step.form(), waiting.subject())))
                .map(FormDoor.Waiting::task)
                .findFirst();
    }

    private String about(String form, String subject) {
        CommitmentId commitment = form.equals("accept-nomination")
                ? commitments.nomination(new NominationId(subject)).commitment()
                : new CommitmentId(subject);
        return commitments.get(commitment).what();
    }

    private String person(String email) {
        return partners.byEmail(email).map(Person::id).orElseThrow().value();
    }

    private class OpenPage implements Story.Page {

        private final @Nullable CampaignId campaign;
        private final JsonNode values;

        OpenPage(@Nullable CampaignId campaign, JsonNode values) {
            this.campaign = campaign;
            this.values = values;
        }

        @Override
        public JsonNode values() {
            return values;
        }

        @Override
        public String engagement(String partner) {
            if (campaign == null) {
                throw new IllegalStateException("nobody is in a campaign that has not started");
            }
            return engagements.of(campaign).stream()
                    .filter(engagement -> partners.organisation(engagement.organisation())
                            .name()
                            .equals(partner))
                    .findFirst()
                    .orElseThrow()
                    .id()
                    .value();
        }

        @Override
        public String commitment(String what) {
            return commitments.of(Objects.requireNonNull(campaign)).stream()
                    .filter(commitment -> commitment.what().equals(what))
                    .findFirst()
                    .orElseThrow()
                    .id()
                    .value();
        }
    }
}
