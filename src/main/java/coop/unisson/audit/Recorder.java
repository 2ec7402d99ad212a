package coop.unisson.audit;

import coop.unisson.access.LinkFollowed;
import coop.unisson.access.LinkWanted;
import coop.unisson.access.PasswordChosen;
import coop.unisson.access.PasswordWanted;
import coop.unisson.access.PersonRemoved;
import coop.unisson.access.Role;
import coop.unisson.access.RolesChanged;
import coop.unisson.campaign.CharterReopened;
import coop.unisson.campaign.DatesMoved;
import coop.unisson.campaign.DeadlinePassed;
import coop.unisson.campaign.Exported;
import coop.unisson.campaign.PersonPostponed;
import coop.unisson.campaign.PersonStuck;
import coop.unisson.campaign.StageEntered;
import coop.unisson.charter.CharterPublished;
import coop.unisson.charter.CharterRevised;
import coop.unisson.charter.CharterSigned;
import coop.unisson.charter.ObjectionAnswered;
import coop.unisson.charter.ObjectionOverdue;
import coop.unisson.charter.ObjectionRaised;
import coop.unisson.charter.SignatureInvalidated;
import coop.unisson.charter.SignatureLapsed;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.commitment.CommitmentsJudged;
import coop.unisson.commitment.CommitmentsRevealed;
import coop.unisson.commitment.DeputyTookOver;
import coop.unisson.commitment.NominationReaddressed;
import coop.unisson.commitment.NominationSilent;
import coop.unisson.commitment.NominationWithdrawn;
import coop.unisson.commitment.OwnerNominated;
import coop.unisson.delivery.TensionOverdue;
import coop.unisson.engagement.AbsenceDeclared;
import coop.unisson.engagement.AbsenceEnded;
import coop.unisson.engagement.ApplicationErased;
import coop.unisson.engagement.ApplicationLapsed;
import coop.unisson.engagement.ApplicationReceived;
import coop.unisson.engagement.ContactsErased;
import coop.unisson.engagement.EngagementHeard;
import coop.unisson.engagement.EngagementInvited;
import coop.unisson.engagement.EngagementLeft;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.EngagementSilent;
import coop.unisson.engagement.HandedOver;
import coop.unisson.engagement.PartnerConfirmed;
import coop.unisson.gate.GatePassed;
import coop.unisson.mail.ReminderWritten;
import coop.unisson.partner.PersonEnrolled;
import coop.unisson.partner.PersonId;
import coop.unisson.retrospective.ReportPublished;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.stereotype.Component;

/**
 * Puts the rooms' facts into the log. What a form says already has the form's entry and none here; a test knows which facts
 * those are.
 */
@Component
class Recorder {

    private final AuditLog log;
    private final Steps steps;
    private final EngagementService engagements;
    private final CommitmentService commitments;

    Recorder(AuditLog log, Steps steps, EngagementService engagements, CommitmentService commitments) {
        this.log = log;
        this.steps = steps;
        this.engagements = engagements;
        this.commitments = commitments;
    }

    @EventListener
    void on(StageEntered fact) {
        log.write(Fact.of(What.STAGE_ENTERED, Detail.of(Detail.Type.STAGE, fact.stage()))
                .in(fact.campaign()));
    }

    @EventListener
    void on(GatePassed fact) {
        log.write(Fact.of(What.GATE_PASSED, Detail.of(Detail.Type.GATE, fact.gate()))
                .in(fact.campaign()));
    }

    @EventListener
    void on(CommitmentsJudged fact) {
        log.write(Fact.of(What.PROMISES_JUDGED).in(fact.campaign(), fact.engagement()));
    }

    @EventListener
    void on(CommitmentsRevealed fact) {
        log.write(Fact.of(What.ROUND_OPENED).in(fact.campaign()));
    }

    @EventListener
    void on(CharterPublished fact) {
        log.write(Fact.of(What.CHARTER_PUBLISHED, Detail.number(fact.version())).in(fact.campaign()));
    }

    @EventListener
    void on(CharterSigned fact) {
        log.write(Fact.of(What.CHARTER_SIGNED).in(fact.campaign(), fact.engagement()));
    }

    @EventListener
    void on(CharterRevised fact) {
        log.write(Fact.of(What.CHARTER_REVISED, Detail.number(fact.version())).in(fact.campaign()));
    }

    @EventListener
    void on(ObjectionRaised fact) {
        log.write(Fact.of(What.OBJECTION_RAISED).in(fact.campaign(), fact.engagement()));
    }

    @EventListener
    void on(ObjectionAnswered fact) {
        log.write(Fact.of(What.OBJECTION_ANSWERED).in(fact.campaign(), fact.engagement()));
    }

    @EventListener
    void on(ObjectionOverdue fact) {
        log.write(Fact.of(What.OBJECTION_OVERDUE).in(fact.campaign(), fact.engagement()));
    }

    @EventListener
    void on(CharterReopened fact) {
        log.write(Fact.of(What.CHARTER_REOPENED).in(fact.campaign()));
    }

    @EventListener
    void on(SignatureInvalidated fact) {
        log.write(Fact.of(What.SIGNATURE_INVALIDATED).in(fact.campaign(), fact.engagement()));
    }

    @EventListener
    void on(SignatureLapsed fact) {
        log.write(Fact.of(
                        What.SIGNATURE_LAPSED,
                        Detail.of(Detail.Type.LAPSE, fact.cause()),
                        Detail.number(fact.signed()),
                        Detail.number(fact.version()))
                .in(fact.campaign(), fact.engagement()));
    }

    @EventListener
    void on(ReportPublished fact) {
        log.write(Fact.of(What.REPORT_PUBLISHED).in(fact.campaign()));
    }

    @EventListener
    void on(EngagementInvited fact) {
        log.write(Fact.of(What.PARTNER_INVITED).in(fact.campaign(), fact.engagement()));
    }

    @EventListener
    void on(PartnerConfirmed fact) {
        log.write(Fact.of(What.PARTNER_CONFIRMED).in(fact.campaign(), fact.engagement()));
    }

    @EventListener
    void on(EngagementSilent fact) {
        log.write(Fact.of(What.PARTNER_SILENT).in(fact.campaign(), fact.engagement()));
    }

    @EventListener
    void on(EngagementHeard fact) {
        log.write(Fact.of(What.PARTNER_BACK).in(fact.campaign(), fact.engagement()));
    }

    @EventListener
    void on(EngagementLeft fact) {
        engagements
                .find(fact.engagement())
                .ifPresent(engagement ->
                        log.write(Fact.of(What.PARTNER_LEFT, Detail.of(Detail.Type.STANDING, engagement.standing()))
                                .in(fact.campaign(), fact.engagement())));
    }

    @EventListener
    void on(ApplicationReceived fact) {
        log.write(Fact.of(What.APPLICATION_RECEIVED).in(fact.campaign()));
    }

    @EventListener
    void on(ApplicationLapsed fact) {
        log.write(Fact.of(What.APPLICATION_LAPSED).in(fact.campaign()));
    }

    @EventListener
    void on(ApplicationErased fact) {
        log.write(Fact.of(What.APPLICATION_ERASED));
    }

    @EventListener
    void on(ContactsErased fact) {
        log.write(Fact.of(What.CONTACTS_ERASED).in(fact.campaign(), fact.engagement()));
    }

    @EventListener
    void on(OwnerNominated fact) {
        var nomination = commitments.nomination(fact.nomination());
        log.write(Fact.of(nomination.part().isAboutCondition() ? What.CONDITION_ASKED : What.OWNER_NOMINATED)
                .in(nomination.campaign(), nomination.engagement())
                .about(nomination.person()));
    }

    @EventListener
    void on(NominationWithdrawn fact) {
        var nomination = commitments.nomination(fact.nomination());
        log.write(Fact.of(What.NOMINATION_WITHDRAWN)
                .in(nomination.campaign(), nomination.engagement())
                .about(nomination.person()));
    }

    @EventListener
    void on(NominationReaddressed fact) {
        var nomination = commitments.nomination(fact.nomination());
        log.write(Fact.of(What.NOMINATION_READDRESSED)
                .in(nomination.campaign(), nomination.engagement())
                .about(nomination.person()));
    }

    @EventListener
    void on(NominationSilent fact) {
        var nomination = commitments.nomination(fact.nomination());
        log.write(Fact.of(What.NOMINATION_SILENT)
                .in(nomination.campaign(), nomination.engagement())
                .about(nomination.person()));
    }

    @EventListener
    void on(DeputyTookOver fact) {
        var nomination = commitments.nomination(fact.nomination());
        log.write(Fact.of(What.DEPUTY_TOOK_OVER)
                .in(nomination.campaign(), nomination.engagement())
                .about(fact.deputy()));
    }

    @EventListener
    void on(AbsenceDeclared fact) {
        log.write(Fact.of(
                        What.ABSENCE_DECLARED,
                        Detail.person(fact.deputy()),
                        Detail.day(fact.firstDay()),
                        Detail.day(fact.lastDay()))
                .in(fact.campaign(), fact.engagement())
                .about(fact.person()));
    }

    @EventListener
    void on(AbsenceEnded fact) {
        log.write(Fact.of(What.ABSENCE_ENDED)
                .in(fact.campaign(), fact.engagement())
                .about(fact.person()));
    }

    @EventListener
    void on(HandedOver fact) {
        Fact handed =
                switch (fact.what()) {
                    case LEAD, DIRECTOR ->
                        Fact.of(
                                What.ROLE_HANDED,
                                Detail.of(Detail.Type.HANDED, fact.what()),
                                Detail.person(fact.from()));
                    case COMMITMENT -> Fact.of(What.PROMISE_HANDED, Detail.person(fact.from()));
                    case TASK ->
                        Fact.of(
                                fact.by().equals(fact.to()) ? What.TASK_TAKEN : What.TASK_GIVEN_BACK,
                                step(fact.subject()),
                                Detail.person(fact.from()));
                };
        log.write(handed.in(fact.campaign(), fact.engagement()).about(fact.to()), Author.of(fact.by()));
    }

    private Detail step(@Nullable String task) {
        return Detail.step(
                task == null ? "" : steps.of(task).map(Steps.Step::element).orElse(""));
    }

    @EventListener
    void on(DatesMoved fact) {
        Map<String, LocalDate> before = fact.before().byField();
        Detail[] moved = fact.after().byField().entrySet().stream()
                .filter(date -> !date.getValue().equals(before.get(date.getKey())))
                .map(date ->
                        Detail.move(date.getKey(), Objects.requireNonNull(before.get(date.getKey())), date.getValue()))
                .toArray(Detail[]::new);
        log.write(Fact.of(What.DATES_MOVED, moved).in(fact.campaign()), Author.of(fact.by()));
    }

    @EventListener
    void on(DeadlinePassed fact) {
        log.write(Fact.of(What.DEADLINE_PASSED).in(fact.campaign()));
    }

    @EventListener
    void on(TensionOverdue fact) {
        log.write(Fact.of(What.TENSION_OVERDUE).in(fact.campaign(), fact.engagement()));
    }

    @EventListener
    void on(ReminderWritten fact) {
        Fact reminded = fact.rung() == null
                ? ofTask(What.NUDGED, fact.task())
                : ofTask(What.REMINDED, fact.task(), Detail.of(Detail.Type.RUNG, fact.rung()));
        log.write(reminded.about(fact.person()));
    }

    @EventListener
    void on(PersonPostponed fact) {
        log.write(ofTask(What.POSTPONED, fact.task()), Author.of(fact.person()));
    }

    @EventListener
    void on(PersonStuck fact) {
        log.write(ofTask(What.STUCK, fact.task()), Author.of(fact.person()));
    }

    @EventListener
    void on(LinkWanted fact) {
        log.write(ofTask(What.LINK_ASKED, fact.task()).about(fact.person()));
    }

    @EventListener
    void on(LinkFollowed fact) {
        log.write(ofTask(What.LINK_FOLLOWED, fact.task()), Author.of(fact.person()));
    }

    /** The particulars are the step's name, when the task is known, and what else there is to say. */
    private Fact ofTask(What what, @Nullable String task, Detail... rest) {
        return Optional.ofNullable(task)
                .flatMap(steps::of)
                .map(step ->
                        Fact.of(what, concat(Detail.step(step.element()), rest)).in(step.campaign(), step.engagement()))
                .orElseGet(() -> Fact.of(what, rest));
    }

    private static Detail[] concat(Detail first, Detail... rest) {
        return Stream.concat(Stream.of(first), Arrays.stream(rest)).toArray(Detail[]::new);
    }

    @EventListener
    void on(PasswordWanted fact) {
        log.write(Fact.of(What.PASSWORD_LINK_ASKED).about(fact.person()));
    }

    @EventListener
    void on(PasswordChosen fact) {
        log.write(Fact.of(What.PASSWORD_CHOSEN), Author.of(fact.person()));
    }

    @EventListener
    void on(InteractiveAuthenticationSuccessEvent fact) {
        log.write(
                Fact.of(What.SIGNED_IN),
                Author.of(new PersonId(fact.getAuthentication().getName())));
    }

    @EventListener
    void on(PersonEnrolled fact) {
        log.write(Fact.of(What.PERSON_ENROLLED).about(fact.id()));
    }

    @EventListener
    void on(PersonRemoved fact) {
        log.write(Fact.of(What.PERSON_REMOVED).about(fact.person()));
    }

    /** That a partner's person belongs to a partner, the entry of their enrolment says. */
    @EventListener
    void on(RolesChanged fact) {
        if (fact.given() && fact.group().equals(Role.PARTNER.group())) {
            return;
        }
        log.write(Fact.of(fact.given() ? What.ROLE_GIVEN : What.ROLE_TAKEN, new Detail(Detail.Type.ROLE, fact.group()))
                .about(fact.person()));
    }

    @EventListener
    void on(Exported fact) {
        log.write(
                Fact.of(What.EXPORTED, new Detail(Detail.Type.EXPORT, fact.what()))
                        .in(fact.campaign()),
                Author.of(fact.by()));
    }
}
