package coop.unisson.workflow.web;

import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import java.util.Locale;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;

/** Turns the domain's refusals into answers, for scripts as JSON and for people as a page. */
@ControllerAdvice
class ProblemAdvice {

    private final Answers answers;

    ProblemAdvice(Answers answers) {
        this.answers = answers;
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> refused(Refused refused, Locale locale) {
        return ResponseEntity.status(HttpStatus.UNPROCESSABLE_ENTITY)
                .contentType(MediaType.APPLICATION_JSON)
                .body(answers.refused(refused, locale));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> problem(Problem problem, Locale locale) {
        return ResponseEntity.status(problem.kind().status())
                .contentType(MediaType.APPLICATION_JSON)
                .body(answers.problem(problem, locale));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unreadable(HttpMessageNotReadableException unreadable, Locale locale) {
        return problem(Problem.malformed("malformed-document"), locale);
    }
}
