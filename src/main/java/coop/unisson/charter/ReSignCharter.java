package coop.unisson.charter;

import static coop.unisson.charter.CharterAnswer.Answer.AGREE;
import static coop.unisson.charter.CharterAnswer.Answer.LEAVE;
import static coop.unisson.charter.CharterAnswer.Answer.OBJECT;

import coop.unisson.engagement.EngagementId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Language;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Problem;
import coop.unisson.shared.TaskForm;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * A partner's director reads what has changed since the last signature, old beside new, and signs again, objects to it, or
 * leaves kindly.
 */
@Component
class ReSignCharter implements TaskForm<CharterAnswer> {

    private static final List<CharterAnswer.Answer> OFFERED = List.of(AGREE, OBJECT, LEAVE);

    private final CharterAnswers answers;
    private final CharterService charters;

    ReSignCharter(CharterAnswers answers, CharterService charters) {
        this.answers = answers;
        this.charters = charters;
    }

    @Override
    public String id() {
        return "re-sign-charter";
    }

    @Override
    public Class<CharterAnswer> submission() {
        return CharterAnswer.class;
    }

    @Override
    public Prefill<CharterAnswer> prefill(FormContext context) {
        EngagementId id = new EngagementId(context.subject());
        Signature last = charters.lastSignature(id).orElseThrow(() -> Problem.conflict("charter-unpublished"));
        List<CharterVersion> versions = charters.sinceLastSigned(id);
        Map<String, Object> shown = answers.shown(context, OFFERED);
        shown.put("signature", last);
        shown.put("cause", last.lapse().orElse(Lapse.TEXT));
        shown.put("revisions", versions.stream().skip(1).toList());
        shown.put("differences", Difference.between(versions, Language.of(context.locale())));
        return new Prefill<>(answers.unanswered(shown), shown);
    }

    @Override
    public List<Flaw> check(FormContext context, CharterAnswer answer) {
        return answers.check(context, answer, OFFERED);
    }

    @Override
    public void accept(FormContext context, CharterAnswer answer) {
        answers.accept(context, answer, OFFERED);
    }
}
