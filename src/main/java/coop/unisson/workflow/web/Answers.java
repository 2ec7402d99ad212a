package coop.unisson.workflow.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.LocaleResolver;

/**
 * How the forms' doors say no: flaws beside their fields as {@code {"message", "flaws": [{field, code, message,
 * severity, suggestion, fill}]}}, everything else as {@code {"code", "message"}}, in the reader's language. Tasklist shows {@code message}.
 */
@Component
class Answers {

    private final MessageSource messages;
    private final ObjectMapper json;
    private final LocaleResolver locales;

    Answers(MessageSource messages, ObjectMapper json, LocaleResolver locales) {
        this.messages = messages;
        this.json = json;
        this.locales = locales;
    }

    Map<String, Object> flaws(List<Flaw> flaws, Locale locale) {
        return Map.of("flaws", flaws.stream().map(flaw -> flaw(flaw, locale)).toList());
    }

    Map<String, Object> refused(Refused refused, Locale locale) {
        Map<String, Object> answer = new LinkedHashMap<>(flaws(refused.flaws(), locale));
        answer.put("code", "refused");
        answer.put(
                "message",
                messages.getMessage(
                        "problem.refused", new Object[] {refused.flaws().size()}, locale));
        return answer;
    }

    Map<String, Object> problem(Problem problem, Locale locale) {
        return Map.of(
                "code",
                problem.code(),
                "message",
                messages.getMessage("problem." + problem.code(), problem.args().toArray(), locale));
    }

    private Map<String, Object> flaw(Flaw flaw, Locale locale) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("field", flaw.field());
        one.put("code", flaw.code());
        one.put(
                "message",
                messages.getMessage("flaw." + flaw.code(), flaw.args().toArray(), locale));
        one.put("severity", flaw.severity().name().toLowerCase(Locale.ROOT));
        String suggestion = flaw.suggestion(messages, locale);
        if (!suggestion.isEmpty()) {
            one.put("suggestion", suggestion);
        }
        if (!flaw.fill().isEmpty()) {
            one.put("fill", flaw.fill());
        }
        return one;
    }

    void write(HttpServletResponse response, Refused refused, HttpServletRequest request) throws IOException {
        write(response, HttpStatus.UNPROCESSABLE_ENTITY, refused(refused, locales.resolveLocale(request)));
    }

    void write(HttpServletResponse response, Problem problem, HttpServletRequest request) throws IOException {
        write(response, HttpStatus.valueOf(problem.kind().status()), problem(problem, locales.resolveLocale(request)));
    }

    void write(HttpServletResponse response, HttpStatus status, Object body) throws IOException {
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.setCharacterEncoding("UTF-8");
        json.writeValue(response.getOutputStream(), body);
    }
}
