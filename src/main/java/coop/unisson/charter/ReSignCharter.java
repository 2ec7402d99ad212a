package coop.unisson.charter;

import coop.unisson.commitment.CommitmentService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.Standing;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Language;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import coop.unisson.shared.TaskForm;
import coop.unisson.shared.Words;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A partner's director reads what has changed since the last signature, old beside new, and signs again or leaves kindly. */
@Component
class ReSignCharter implements TaskForm<ReSignCharter.Act> {

    enum Answer {
        AGREE,
        LEAVE
    }

    /**
     * What the director says.
     *
     * @param version the number of the version on the screen
     * @param sha256 its hash
     * @param annexSha256 the hash of the commitments on the screen
     * @param reason what somebody who leaves chooses to say
     */
    record Act(
            @NotNull Answer answer,
            @NotNull Integer version,
            @NotBlank @Size(max = 64) String sha256,
            @NotBlank @Size(max = 64) String annexSha256,
            boolean read,
            @Nullable @Size(max = 160) String role,
            boolean authority,
            @Nullable @Size(max = 500) String reason) {

        private List<Flaw> flaws() {
            List<Flaw> flaws = new ArrayList<>();
            if (answer == Answer.LEAVE) {
                return flaws;
            }
            if (!read) {
                flaws.add(Flaw.block("read", "charter-unread"));
            }
            if (Words.none(role)) {
                flaws.add(Flaw.block("role", "not-blank"));
            }
            if (!authority) {
                flaws.add(Flaw.block("authority", "authority-unstated"));
            }
            return flaws;
        }
    }

    private final CharterService charters;
    private final EngagementService engagements;
    private final CommitmentService commitments;
    private final PartnerService partners;
    private final MessageSource messages;

    ReSignCharter(
            CharterService charters,
            EngagementService engagements,
            CommitmentService commitments,
            PartnerService partners,
            MessageSource messages) {
        this.charters = charters;
        this.engagements = engagements;
        this.commitments = commitments;
        this.partners = partners;
        this.messages = messages;
    }

    @Override
    public String id() {
        return "re-sign-charter";
    }

    @Override
    public Class<Act> submission() {
        return Act.class;
    }

    @Override
    public Prefill<Act> prefill(FormContext context) {
        EngagementId id = new EngagementId(context.subject());
        Engagement engagement = engagements.get(id);
        Signature last = charters.lastSignature(id).orElseThrow(() -> Problem.conflict("charter-unpublished"));
        List<CharterVersion> versions = charters.sinceLastSigned(id);
        Language language = Language.of(context.locale());
        return new Prefill<>(
                null,
                Map.of(
                        "charter",
                        versions.get(versions.size() - 1),
                        "signature",
                        last,
                        "cause",
                        last.lapse().orElse(Lapse.TEXT),
                        "revisions",
                        versions.stream().skip(1).toList(),
                        "differences",
                        Difference.between(versions, language),
                        "language",
                        language,
                        "other",
                        language == Language.FR ? Language.EN : Language.FR,
                        "annex",
                        commitments.of(id),
                        "annexSha256",
                        commitments.hash(id),
                        "organisation",
                        partners.organisation(engagement.organisation())));
    }

    @Override
    public List<Flaw> check(FormContext context, Act act) {
        return act.flaws();
    }

    /**
     * @throws Problem 409 when the text or the commitments are no longer those that were read
     */
    @Override
    public void accept(FormContext context, Act act) {
        Refused.ifAnyBlocks(act.flaws());
        EngagementId id = new EngagementId(context.subject());
        if (act.answer() == Answer.LEAVE) {
            engagements.leave(id, Standing.WITHDRAWN, null, Words.of(act.reason()));
            return;
        }
        charters.sign(
                id,
                new PersonId(context.person()),
                new CharterService.Reading(act.version(), act.sha256(), act.annexSha256()),
                Words.of(act.role()),
                messages.getMessage("sign-charter.authority", null, context.locale()));
    }
}
