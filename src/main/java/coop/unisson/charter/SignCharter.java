package coop.unisson.charter;

import coop.unisson.commitment.CommitmentService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Language;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Problem;
import coop.unisson.shared.TaskForm;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A partner's director reads the charter and the partner's own commitments, and signs exactly what was read. */
@Component
class SignCharter implements TaskForm<SignCharter.Act> {

    /**
     * What the director says.
     *
     * @param version the number of the version on the screen
     * @param sha256 its hash
     * @param annexSha256 the hash of the commitments on the screen
     */
    record Act(
            @NotNull Integer version,
            @NotBlank @Size(max = 64) String sha256,
            @NotBlank @Size(max = 64) String annexSha256,
            @AssertTrue(message = "charter-unread") boolean read,
            @NotBlank @Size(max = 160) String role,
            @AssertTrue(message = "authority-unstated") boolean authority) {}

    private final CharterService charters;
    private final EngagementService engagements;
    private final CommitmentService commitments;
    private final PartnerService partners;
    private final MessageSource messages;

    SignCharter(
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
        return "sign-charter";
    }

    @Override
    public Class<Act> submission() {
        return Act.class;
    }

    @Override
    public Prefill<Act> prefill(FormContext context) {
        EngagementId id = new EngagementId(context.subject());
        Engagement engagement = engagements.get(id);
        CharterVersion version =
                charters.inForce(engagement.campaign()).orElseThrow(() -> Problem.conflict("charter-unpublished"));
        String annexSha256 = commitments.hash(id);
        Language language = Language.of(context.locale());
        return new Prefill<>(
                new Act(version.number(), version.sha256(), annexSha256, false, "", false),
                Map.of(
                        "charter",
                        version,
                        "language",
                        language,
                        "other",
                        language == Language.FR ? Language.EN : Language.FR,
                        "annex",
                        commitments.of(id),
                        "annexSha256",
                        annexSha256,
                        "organisation",
                        partners.organisation(engagement.organisation())));
    }

    @Override
    public void accept(FormContext context, Act act) {
        charters.sign(
                new EngagementId(context.subject()),
                new PersonId(context.person()),
                new CharterService.Reading(act.version(), act.sha256(), act.annexSha256()),
                act.role().strip(),
                messages.getMessage("sign-charter.authority", null, context.locale()));
    }
}
