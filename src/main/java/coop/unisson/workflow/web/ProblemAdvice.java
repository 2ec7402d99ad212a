package coop.unisson.workflow.web;

import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Map;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

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

    /** A person who follows a link reads a page; everything a script asks for is answered with data. */
    @ExceptionHandler
    Object problem(Problem problem, Locale locale, HttpServletRequest request) {
        if (readsPages(request)) {
            ModelAndView page = new ModelAndView(
                    "problem",
                    Map.of("message", answers.problem(problem, locale).get("message")));
            page.setStatus(HttpStatus.valueOf(problem.kind().status()));
            return page;
        }
        return data(problem, locale);
    }

    /** Two people wrote the same thing in the same moment; the second one looks again. */
    @ExceptionHandler
    Object atTheSameMoment(ConcurrencyFailureException lost, Locale locale, HttpServletRequest request) {
        return problem(Problem.conflict("at-the-same-moment"), locale, request);
    }

    /** What Spring refuses before a controller sees it; people get the page of an error, scripts our words. */
    @ExceptionHandler({
        HttpRequestMethodNotSupportedException.class,
        HttpMediaTypeNotSupportedException.class,
        MissingServletRequestParameterException.class,
        MethodArgumentTypeMismatchException.class
    })
    ResponseEntity<Map<String, Object>> senseless(Exception refusal, Locale locale, HttpServletRequest request)
            throws Exception {
        if (readsPages(request)) {
            throw refusal;
        }
        HttpStatusCode status = refusal instanceof ErrorResponse said ? said.getStatusCode() : HttpStatus.BAD_REQUEST;
        HttpHeaders headers = refusal instanceof ErrorResponse said ? said.getHeaders() : HttpHeaders.EMPTY;
        return ResponseEntity.status(status)
                .headers(headers)
                .contentType(MediaType.APPLICATION_JSON)
                .body(answers.problem(Problem.malformed("no-sense"), locale));
    }

    private static boolean readsPages(HttpServletRequest request) {
        String accepted = String.valueOf(request.getHeader(HttpHeaders.ACCEPT));
        return accepted.startsWith(MediaType.TEXT_HTML_VALUE)
                && !request.getRequestURI().startsWith("/forms/")
                && !request.getRequestURI().startsWith("/api/");
    }

    private ResponseEntity<Map<String, Object>> data(Problem problem, Locale locale) {
        return ResponseEntity.status(problem.kind().status())
                .contentType(MediaType.APPLICATION_JSON)
                .body(answers.problem(problem, locale));
    }

    @ExceptionHandler
    ResponseEntity<Map<String, Object>> unreadable(HttpMessageNotReadableException unreadable, Locale locale) {
        return data(Problem.malformed("malformed-document"), locale);
    }
}
