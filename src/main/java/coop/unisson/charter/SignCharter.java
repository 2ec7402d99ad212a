package coop.unisson.charter;

import static coop.unisson.charter.CharterAnswer.Answer.AGREE;
import static coop.unisson.charter.CharterAnswer.Answer.LEAVE;
import static coop.unisson.charter.CharterAnswer.Answer.OBJECT;
import static coop.unisson.charter.CharterAnswer.Answer.OBSERVE;

import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.TaskForm;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * A partner's director reads the charter and the partner's own commitments, and signs exactly what was read, objects to it,
 * or goes kindly.
 */
@Component
class SignCharter implements TaskForm<CharterAnswer> {

    private static final List<CharterAnswer.Answer> OFFERED = List.of(AGREE, OBJECT, OBSERVE, LEAVE);

    private final CharterAnswers answers;

    SignCharter(CharterAnswers answers) {
        this.answers = answers;
    }

    @Override
    public String id() {
        return "sign-charter";
    }

    @Override
    public Class<CharterAnswer> submission() {
        return CharterAnswer.class;
    }

    @Override
    public Prefill<CharterAnswer> prefill(FormContext context) {
        Map<String, Object> shown = answers.shown(context, OFFERED);
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
