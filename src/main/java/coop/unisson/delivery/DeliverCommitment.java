package coop.unisson.delivery;

import coop.unisson.commitment.Commitment;
import coop.unisson.commitment.CommitmentId;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.TaskForm;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The person who promised says what became of it, and where one can see it. */
@Component
class DeliverCommitment implements TaskForm<DeliverCommitment.Said> {

    record Said(
            @NotNull Outcome outcome,
            @Nullable LocalDate doneOn,
            @Nullable @PositiveOrZero @Max(1_000_000_000) Integer quantityDone,
            @Nullable @Size(max = 500) String evidenceLink,
            @Nullable @Size(max = 1000) String evidenceNote,
            @Nullable @Size(max = 1000) String reason,
            @Nullable @PositiveOrZero @Max(100_000_000) BigDecimal resourceUsed,
            @Nullable @PositiveOrZero @Max(100_000_000) BigDecimal otherResourceUsed) {

        private Account account() {
            return new Account(outcome, doneOn, quantityDone, evidenceLink, evidenceNote, reason);
        }
    }

    private final DeliveryService deliveries;
    private final CommitmentService commitments;
    private final Clock clock;

    DeliverCommitment(DeliveryService deliveries, CommitmentService commitments, Clock clock) {
        this.deliveries = deliveries;
        this.commitments = commitments;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "deliver-commitment";
    }

    @Override
    public Class<Said> submission() {
        return Said.class;
    }

    @Override
    public Prefill<Said> prefill(FormContext context) {
        CommitmentId id = new CommitmentId(context.subject());
        Commitment commitment = commitments.get(id);
        return new Prefill<>(
                planned(commitment),
                Map.of(
                        "commitment", commitment,
                        "due", commitments.deliveryDue(id),
                        "conditions",
                                commitments.conditions(commitments.of(commitment.engagement()), context.locale())));
    }

    /** What was planned is what is used most often; nothing else is known yet. */
    @SuppressWarnings("NullAway") // a form half filled in
    private static @Nullable Said planned(Commitment commitment) {
        return commitment.resources().isEmpty()
                ? null
                : new Said(
                        null,
                        null,
                        null,
                        null,
                        null,
                        null,
                        commitment
                                .resourceQuantity()
                                .map(DeliverCommitment::plain)
                                .orElse(null),
                        commitment
                                .otherResourceQuantity()
                                .map(DeliverCommitment::plain)
                                .orElse(null));
    }

    /** Without the zeros the database adds. */
    private static BigDecimal plain(BigDecimal quantity) {
        return new BigDecimal(quantity.stripTrailingZeros().toPlainString());
    }

    @Override
    public List<Flaw> check(FormContext context, Said said) {
        return said.account().flaws(commitments.deliveryDue(new CommitmentId(context.subject())), LocalDate.now(clock));
    }

    @Override
    public void accept(FormContext context, Said said) {
        deliveries.record(
                new CommitmentId(context.subject()),
                new PersonId(context.person()),
                said.account(),
                said.resourceUsed(),
                said.otherResourceUsed());
    }
}
