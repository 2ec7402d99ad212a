package coop.unisson.commitment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import coop.unisson.campaign.CampaignId;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Days;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormCodec;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;

/**
 * Judges what anybody who may sign in sends: a whole submission of {@code declare-commitments}, one commitment, a list of
 * commitments, or a sentence alone.
 */
@Service
public class PromiseCheck {

    /** A sentence alone. */
    public record Text(@NotBlank @Size(max = 2000) String text) {}

    /** One commitment with the approval chain it needs. */
    record One(
            @Valid Promise commitment,
            @Valid @Size(max = 10) @Nullable List<Approval> decisionPath) {}

    private final CommitmentService commitments;
    private final Explicitness explicitness;
    private final FormCodec codec;
    private final Clock clock;

    PromiseCheck(CommitmentService commitments, Explicitness explicitness, FormCodec codec, Clock clock) {
        this.commitments = commitments;
        this.explicitness = explicitness;
        this.codec = codec;
        this.clock = clock;
    }

    /**
     * Judges a document.
     *
     * @param campaign none: rules that need no campaign
     * @throws Problem 400 when it is none of the four; 404 when the campaign is not this person's
     * @throws Refused with every value that is not a date, number or choice, or too long
     */
    public Judgement check(JsonNode document, @Nullable CampaignId campaign, PersonId by) {
        if (document.isArray()) {
            ObjectNode list = JsonNodeFactory.instance.objectNode();
            list.set("commitments", document);
            return judge(codec.decode(list, Declaration.class), false, campaign, by);
        }
        if (document.has("text")) {
            String text = codec.decode(document, Text.class).text();
            return campaign == null
                    ? explicitness.judge(text, Surroundings.none(today(), false))
                    : commitments.judge(campaign, text, by);
        }
        if (Stream.of("commitments", "zero", "revision").anyMatch(document::has)) {
            return judge(codec.decode(document, Declaration.class), true, campaign, by);
        }
        return one((ObjectNode) document, campaign, by);
    }

    /** One commitment is no list: what a whole list should have is not asked of it, and its fields stand by themselves. */
    private Judgement one(ObjectNode document, @Nullable CampaignId campaign, PersonId by) {
        ObjectNode fields = document.deepCopy();
        ObjectNode wrapped = JsonNodeFactory.instance.objectNode();
        JsonNode path = fields.remove("decisionPath");
        wrapped.set("commitment", fields);
        if (path != null) {
            wrapped.set("decisionPath", path);
        }
        One one;
        try {
            one = codec.decode(wrapped, One.class);
        } catch (Refused refused) {
            throw new Refused(refused.flaws().stream()
                    .map(flaw -> at(flaw, flaw.field().replaceFirst("^commitment\\.", "")))
                    .toList());
        }
        Declaration list = new Declaration(0, false, one.decisionPath(), List.of(one.commitment()));
        Judgement judged = judge(list, path != null, campaign, by);
        List<Flaw> reasons = judged.reasons().stream()
                .filter(flaw -> !flaw.field().equals("commitments"))
                .map(PromiseCheck::ofRecord)
                .toList();
        return judged.reasons().size() == reasons.size()
                ? new Judgement(judged.level(), reasons)
                : new Judgement(explicitness.level(judged.level().equals("zero"), reasons), reasons);
    }

    private static Flaw ofRecord(Flaw flaw) {
        Flaw moved = at(flaw, flaw.field().replaceFirst("^commitments\\[0]\\.", ""));
        return moved.filling(flaw.fill().entrySet().stream()
                .collect(Collectors.toMap(
                        field -> field.getKey().replaceFirst("^commitments\\[0]\\.", ""), Map.Entry::getValue)));
    }

    private static Flaw at(Flaw flaw, String field) {
        return new Flaw(field, flaw.code(), flaw.args(), flaw.severity(), flaw.fill());
    }

    private Judgement judge(Declaration declaration, boolean approvals, @Nullable CampaignId campaign, PersonId by) {
        return campaign == null
                ? explicitness.judge(declaration, Surroundings.none(today(), approvals))
                : commitments.judge(campaign, declaration, approvals, by);
    }

    private LocalDate today() {
        return Days.of(clock.instant());
    }
}
