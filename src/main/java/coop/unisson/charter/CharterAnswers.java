package coop.unisson.charter;

import coop.unisson.commitment.Commitment;
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
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import coop.unisson.shared.Words;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What the first signature and every later one have in common: the text and the list as they are shown, and the ways on. */
@Component
class CharterAnswers {

    private final CharterService charters;
    private final EngagementService engagements;
    private final CommitmentService commitments;
    private final PartnerService partners;
    private final MessageSource messages;

    CharterAnswers(
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

    /** An objection as its partner sees it again, with what has become of the text since. */
    public record Answered(Objection objection, String clause, List<Difference> differences) {}

    /** The answer still to be given, to exactly what is shown. */
    @SuppressWarnings("NullAway") // a form half filled in
    CharterAnswer unanswered(Map<String, Object> shown) {
        CharterVersion version = (CharterVersion) shown.get("charter");
        return new CharterAnswer(
                null,
                version.number(),
                version.sha256(),
                (String) shown.get("annexSha256"),
                false,
                null,
                false,
                null,
                null,
                null,
                null);
    }

    /** What both forms show. */
    Map<String, Object> shown(FormContext context, List<CharterAnswer.Answer> offered) {
        EngagementId id = new EngagementId(context.subject());
        Engagement engagement = engagements.get(id);
        CharterVersion version = inForce(engagement);
        Language language = Language.of(context.locale());
        Map<String, Object> shown = new HashMap<>();
        shown.put("charter", version);
        shown.put("language", language);
        shown.put("other", language == Language.FR ? Language.EN : Language.FR);
        List<Commitment> promises = commitments.of(id);
        shown.put("annex", promises);
        shown.put("conditions", commitments.conditions(promises, context.locale()));
        shown.put("annexSha256", commitments.hash(id));
        shown.put("organisation", partners.organisation(engagement.organisation()));
        shown.put("offered", offered.stream().map(Enum::name).toList());
        shown.put(
                "objections",
                charters.objections(id).stream()
                        .filter(objection -> !objection.open())
                        .map(objection -> answered(objection, language))
                        .toList());
        return shown;
    }

    private Answered answered(Objection objection, Language language) {
        List<CharterVersion> versions = charters.since(objection.campaign(), objection.version());
        return new Answered(
                objection,
                charters.clauseTitle(objection, language),
                objection.answer().filter(ObjectionAnswer.REVISED::equals).isPresent()
                        ? Difference.between(versions, language)
                        : List.of());
    }

    private CharterVersion inForce(Engagement engagement) {
        return charters.inForce(engagement.campaign()).orElseThrow(() -> Problem.conflict("charter-unpublished"));
    }

    List<Flaw> check(FormContext context, CharterAnswer answer, List<CharterAnswer.Answer> offered) {
        Engagement engagement = engagements.get(new EngagementId(context.subject()));
        return answer.flaws(
                offered, inForce(engagement).clauses().stream().map(Clause::key).collect(Collectors.toSet()));
    }

    /**
     * @throws Problem 409 when the text or the commitments are no longer those that were read
     */
    void accept(FormContext context, CharterAnswer answer, List<CharterAnswer.Answer> offered) {
        Refused.ifAnyBlocks(check(context, answer, offered));
        EngagementId id = new EngagementId(context.subject());
        PersonId person = new PersonId(context.person());
        switch (answer.answer()) {
            case AGREE ->
                charters.sign(
                        id,
                        person,
                        answer.reading(),
                        Words.of(answer.role()),
                        messages.getMessage("sign-charter.authority", null, context.locale()));
            case OBJECT -> charters.object(id, person, answer.reading(), answer.words());
            case OBSERVE -> engagements.leave(id, Standing.OBSERVER, null, Words.of(answer.reason()));
            case LEAVE -> engagements.leave(id, Standing.WITHDRAWN, null, Words.of(answer.reason()));
        }
    }
}
