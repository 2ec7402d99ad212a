package coop.unisson.retrospective;

import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.TaskForm;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A partner looks at what it promised and did, and says what it learnt and whether it would do it again. */
@Component
class LookBackForm implements TaskForm<LookBackForm.Said> {

    record Said(
            @NotBlank @Size(max = 600) String lessonKeep,
            @NotBlank @Size(max = 600) String lessonChange,
            @NotNull LookBack.Posture posture,
            @NotNull LookBack.Again again,
            @Nullable LocalDate recallOn) {

        private LookBack.Answers answers() {
            return new LookBack.Answers(lessonKeep.strip(), lessonChange.strip(), posture, again, recallOn);
        }
    }

    private final RetrospectiveService retrospectives;
    private final Clock clock;

    LookBackForm(RetrospectiveService retrospectives, Clock clock) {
        this.retrospectives = retrospectives;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "look-back";
    }

    @Override
    public Class<Said> submission() {
        return Said.class;
    }

    @Override
    public Prefill<Said> prefill(FormContext context) {
        EngagementId engagement = new EngagementId(context.subject());
        return new Prefill<>(null, Map.of("promises", retrospectives.promises(engagement)));
    }

    @Override
    public List<Flaw> check(FormContext context, Said said) {
        return said.answers().flaws(LocalDate.now(clock));
    }

    @Override
    public void accept(FormContext context, Said said) {
        retrospectives.lookBack(new EngagementId(context.subject()), new PersonId(context.person()), said.answers());
    }
}
