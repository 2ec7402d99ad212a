package coop.unisson.campaign;

import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.Refused;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One mission several partners carry together, from its framing to its report. */
@Entity
public class Campaign {

    @EmbeddedId
    private CampaignId id;

    @Version
    private int version;

    private String title;

    private String mission;

    @Column(name = "change_sought")
    private String changeSought;

    @Column(name = "failure_sign")
    private String failureSign;

    @Column(name = "hours_per_week")
    private int hoursPerWeek;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "coordinator_id"))
    private PersonId coordinator;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "deputy_id"))
    private PersonId deputy;

    @Embedded
    private Schedule schedule;

    @Enumerated(EnumType.STRING)
    private Stage stage = Stage.FRAMING;

    @Column(name = "stage_entered_at")
    private Instant stageEnteredAt;

    @Column(name = "brief_why")
    private @Nullable String briefWhy;

    @Column(name = "brief_change")
    private @Nullable String briefChange;

    @Column(name = "brief_how")
    private @Nullable String briefHow;

    @Column(name = "brief_settled_at")
    private @Nullable Instant briefSettledAt;

    @ElementCollection
    @CollectionTable(name = "campaign_need", joinColumns = @JoinColumn(name = "campaign_id"))
    @OrderColumn(name = "position")
    private List<Need> needs = new ArrayList<>();

    @Column(name = "launch_decided_by")
    private @Nullable String launchDecidedBy;

    @Column(name = "launch_decision")
    @Enumerated(EnumType.STRING)
    private @Nullable LaunchDecision launchDecision;

    @Column(name = "launch_reason")
    private @Nullable String launchReason;

    @Column(name = "launch_confirmed_by")
    private @Nullable String launchConfirmedBy;

    @Column(name = "launch_answer")
    private @Nullable String launchAnswer;

    @Column(name = "blind_spot_note")
    private @Nullable String blindSpotNote;

    @Column(name = "applications_open")
    private boolean applicationsOpen;

    @Column(name = "applications_opened_at")
    private @Nullable Instant applicationsOpenedAt;

    @Column(name = "cancelled_at")
    private @Nullable Instant cancelledAt;

    @Column(name = "cancelled_by")
    private @Nullable String cancelledBy;

    @Column(name = "cancel_reason")
    private @Nullable String cancelReason;

    /** The stage whose last day has passed while its gate was shut, until somebody decides or the gate opens. */
    @Enumerated(EnumType.STRING)
    @Column(name = "overdue_stage")
    private @Nullable Stage overdueStage;

    @Column(name = "overdue_asked")
    private boolean overdueAsked;

    @Column(name = "quiet_until")
    private @Nullable LocalDate quietUntil;

    @Column(name = "rebalance_open")
    private boolean rebalanceOpen;

    @Column(name = "rebalanced_at")
    private @Nullable Instant rebalancedAt;

    Campaign(CampaignId id, CampaignPlan plan, PersonId coordinator, PersonId deputy, Instant now) {
        this.id = id;
        this.title = plan.title();
        this.mission = plan.mission();
        this.changeSought = plan.changeSought();
        this.failureSign = plan.failureSign();
        this.hoursPerWeek = plan.hoursPerWeek();
        this.schedule = plan.schedule();
        this.coordinator = coordinator;
        this.deputy = deputy;
        this.stageEnteredAt = now;
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Campaign() {}

    void frame(String newMission, String newChangeSought, String newFailureSign, Brief draft) {
        require(stage == Stage.FRAMING, "the mission is framed once, before anyone is invited");
        mission = newMission;
        changeSought = newChangeSought;
        failureSign = newFailureSign;
        write(draft);
    }

    void enter(Stage next, Instant now) {
        require(next.follows(stage), next + " does not follow " + stage);
        stage = next;
        stageEnteredAt = now;
        settleOverdue(null);
    }

    void becomeOverdue() {
        require(overdueStage == null, "a stage becomes overdue once, until somebody decides");
        overdueStage = stage;
        overdueAsked = false;
    }

    /** The coordination has the question; it is not asked twice. */
    void askAboutOverdue() {
        require(overdueStage != null && !overdueAsked, "only what is overdue is asked about, and once");
        overdueAsked = true;
    }

    /**
     * Somebody decided, or the stage is over.
     *
     * @param until the day up to which the same is not asked again
     */
    void settleOverdue(@Nullable LocalDate until) {
        overdueStage = null;
        overdueAsked = false;
        quietUntil = until;
    }

    void extend(LocalDate day) {
        schedule = schedule.with(stage, day);
    }

    void openRebalance() {
        require(!rebalanceOpen && !isOver(), "the plan is rebalanced once at a time");
        rebalanceOpen = true;
    }

    void rebalance(Instant upTo) {
        require(rebalanceOpen, "there is something to rebalance");
        rebalanceOpen = false;
        rebalancedAt = upTo;
    }

    /** Goes back to the signatures; whatever was said of the launch is said again later. */
    void reopenCharter(Instant now) {
        require(
                stage == Stage.GO_NO_GO || stage == Stage.LAUNCHING,
                "a campaign goes back to its charter before it runs");
        stage = Stage.CHARTER;
        stageEnteredAt = now;
        launchDecision = null;
        launchDecidedBy = null;
        launchConfirmedBy = null;
        launchReason = null;
        launchAnswer = null;
    }

    void cancel(String reason, PersonId by, Instant now) {
        require(!isOver(), "a campaign ends once");
        stage = Stage.CANCELLED;
        stageEnteredAt = now;
        cancelledAt = now;
        cancelledBy = by.value();
        cancelReason = reason;
    }

    void openToApplications(Instant now) {
        require(stage.takesPartners(), "a campaign takes applications while partners may join it");
        applicationsOpen = true;
        applicationsOpenedAt = now;
    }

    void closeToApplications() {
        applicationsOpen = false;
    }

    /** Replaces the dates; what the campaign has gone beyond stays as it was. */
    void moveDates(Schedule dates, LocalDate today) {
        require(!isOver(), "the dates of a campaign that is over stay as they were");
        List<Flaw> flaws = datesFlaws(dates, today);
        if (!flaws.isEmpty()) {
            throw new Refused(flaws);
        }
        schedule = dates;
    }

    /** What keeps other dates from taking the place of these, by field. */
    List<Flaw> datesFlaws(Schedule dates, LocalDate today) {
        return dates.flawsInsteadOf(schedule, of -> isBeyond(of, today), today);
    }

    /** The dates, by field, that can no longer be moved: something was done by them. */
    public Set<String> datesActedOn(LocalDate today) {
        return schedule.fieldsOf(of -> isBeyond(of, today));
    }

    private boolean isBeyond(Stage of, LocalDate today) {
        return stage.compareTo(of) > 0 || stage == of && of == Stage.RUN && today.isAfter(schedule.runEnd());
    }

    void settleBrief(Brief brief, List<Need> asked, Instant now) {
        require(stage == Stage.BRIEF && briefSettledAt == null, "the brief is settled once, in its stage");
        write(brief);
        needs.clear();
        needs.addAll(asked);
        briefSettledAt = now;
    }

    void noteBlindSpots(String note) {
        require(stage == Stage.CHARTER, "blind spots are decided once commitments are explicit");
        blindSpotNote = note;
    }

    void decideLaunch(LaunchDecision decision, String reason, PersonId by) {
        require(stage == Stage.GO_NO_GO, "go or no-go is decided when the charter is signed");
        launchDecision = decision;
        launchReason = reason;
        launchDecidedBy = by.value();
        launchConfirmedBy = null;
        launchAnswer = null;
    }

    void confirmLaunch(boolean agreed, String reason, PersonId by) {
        require(stage == Stage.GO_NO_GO && launchDecidedBy != null, "there is a decision to confirm");
        require(!by.value().equals(launchDecidedBy), "a second person confirms");
        launchConfirmedBy = agreed ? by.value() : null;
        launchAnswer = reason;
    }

    private void write(Brief brief) {
        briefWhy = brief.why();
        briefChange = brief.change();
        briefHow = brief.how();
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalStateException(rule);
        }
    }

    /** Whether a decision to go was confirmed by a second person. */
    public boolean mayLaunch() {
        return launchDecision == LaunchDecision.GO && launchConfirmedBy != null;
    }

    /** Whether somebody from outside may ask to join; a campaign that takes no partners takes no applications. */
    public boolean isOpenToApplications() {
        return applicationsOpen && stage.takesPartners();
    }

    /** Whether its public page was ever given out, and so is known outside. */
    public boolean wasOpenToApplications() {
        return applicationsOpenedAt != null;
    }

    public boolean briefIsSettled() {
        return briefSettledAt != null;
    }

    /** The last day of a stage that is still on time; empty for stages without a deadline. */
    public Optional<LocalDate> deadline(Stage of) {
        return switch (of) {
            case MISSION -> Optional.of(schedule.missionDue());
            case BRIEF -> Optional.of(schedule.briefDue());
            case COMMITMENTS -> Optional.of(schedule.commitmentsDue());
            case CHARTER -> Optional.of(schedule.charterDue());
            case GO_NO_GO -> Optional.of(schedule.goNoGo());
            case LAUNCHING -> Optional.of(schedule.runStart());
            case RUN -> Optional.of(schedule.runEnd());
            case RETROSPECTIVE -> Optional.of(schedule.retrospectiveDue());
            case FRAMING, SYNTHESIS, CLOSED, CANCELLED -> Optional.empty();
        };
    }

    public CampaignId id() {
        return id;
    }

    public String title() {
        return title;
    }

    public String mission() {
        return mission;
    }

    public String changeSought() {
        return changeSought;
    }

    /** The observation that would show that the campaign has failed. */
    public String failureSign() {
        return failureSign;
    }

    /** What the campaign asks of each partner, in hours. */
    public int hoursPerWeek() {
        return hoursPerWeek;
    }

    public PersonId coordinator() {
        return coordinator;
    }

    public PersonId deputy() {
        return deputy;
    }

    /** Whether somebody is of its coordination: whoever started it, or the second person. */
    public boolean isCoordinatedBy(PersonId person) {
        return coordinator.equals(person) || deputy.equals(person);
    }

    public Schedule schedule() {
        return schedule;
    }

    public LocalDate runStart() {
        return schedule.runStart();
    }

    public LocalDate runEnd() {
        return schedule.runEnd();
    }

    public Stage stage() {
        return stage;
    }

    /** Closed or cancelled: nothing more happens. */
    public boolean isOver() {
        return stage.isOver();
    }

    public boolean isCancelled() {
        return stage == Stage.CANCELLED;
    }

    /** Whether the present stage is past its last day and nobody has decided what that means. */
    public boolean isOverdue() {
        return overdueStage != null;
    }

    /** Whether the coordination has been asked to decide about it. */
    public boolean isAskedAboutOverdue() {
        return overdueAsked;
    }

    /** Whether the present stage's last day has passed and the coordination has not asked for patience. */
    boolean isPastItsDay(LocalDate today) {
        return deadline(stage).filter(today::isAfter).isPresent() && (quietUntil == null || today.isAfter(quietUntil));
    }

    /** The last day on which the present stage may end before it would run into the next; empty when nothing follows. */
    public Optional<LocalDate> latestEnd() {
        return schedule.following(stage);
    }

    /** Whether the coordination is at work on what those who left leave behind. */
    public boolean isRebalancing() {
        return rebalanceOpen;
    }

    /** Up to when departures have been dealt with; empty before the first. */
    public Optional<Instant> rebalancedAt() {
        return Optional.ofNullable(rebalancedAt);
    }

    /** Why the campaign was cancelled, for everybody who takes part. */
    public Optional<String> cancelReason() {
        return Optional.ofNullable(cancelReason);
    }

    public Instant stageEnteredAt() {
        return stageEnteredAt;
    }

    /** The brief as drafted, or once {@link #briefIsSettled} as settled; empty before the framing. */
    public Optional<Brief> brief() {
        return briefWhy == null || briefChange == null || briefHow == null
                ? Optional.empty()
                : Optional.of(new Brief(briefWhy, briefChange, briefHow));
    }

    public Optional<LaunchDecision> launchDecision() {
        return Optional.ofNullable(launchDecision);
    }

    public Optional<String> launchReason() {
        return Optional.ofNullable(launchReason);
    }

    public Optional<PersonId> launchDecidedBy() {
        return Optional.ofNullable(launchDecidedBy).map(PersonId::new);
    }

    /** What the second person said of the decision. */
    public Optional<String> launchAnswer() {
        return Optional.ofNullable(launchAnswer);
    }

    /** What it needs of all its partners together; without anything settled what is usual for its run. */
    List<Need> needs(int partners) {
        return needs.isEmpty() ? Need.usual(schedule, hoursPerWeek, partners) : List.copyOf(needs);
    }

    /** What was said of the gaps in the plan as a whole. */
    public Optional<String> blindSpotNote() {
        return Optional.ofNullable(blindSpotNote);
    }
}
