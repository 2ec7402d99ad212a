package coop.unisson;

import com.fasterxml.jackson.databind.JsonNode;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormCodec;
import coop.unisson.shared.FormView;
import coop.unisson.shared.Messages;
import coop.unisson.shared.Prefill;
import jakarta.validation.Validation;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.mock.web.MockServletContext;
import org.thymeleaf.context.WebContext;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;
import org.thymeleaf.web.servlet.JakartaServletWebApplication;

/** Sets a page or the inside of a form without a server. */
public final class Rendering {

    private final SpringTemplateEngine engine = new SpringTemplateEngine();
    private final Messages messages;

    /** With the messages of these rooms and those all share. */
    public Rendering(String... rooms) {
        messages = new Messages(Stream.concat(Stream.of("shared"), Stream.of(rooms))
                .map(room -> "messages/" + room)
                .toArray(String[]::new));
        engine.setTemplateEngineMessageSource(messages);
        engine.addTemplateResolver(templates("templates/", 1));
        engine.addTemplateResolver(templates("", 2));
    }

    private static ClassLoaderTemplateResolver templates(String prefix, int order) {
        ClassLoaderTemplateResolver resolver = new ClassLoaderTemplateResolver();
        resolver.setPrefix(prefix);
        resolver.setSuffix(".html");
        resolver.setCharacterEncoding("UTF-8");
        resolver.setCheckExistence(true);
        resolver.setOrder(order);
        return resolver;
    }

    public String page(String template, Map<String, Object> model, Locale locale) {
        MockServletContext servlet = new MockServletContext();
        var exchange = JakartaServletWebApplication.buildApplication(servlet)
                .buildExchange(new MockHttpServletRequest(servlet), new MockHttpServletResponse());
        return engine.process(template, new WebContext(exchange, locale, model));
    }

    /** The inside of a form as somebody sees it who opens it, or who is shown what to mend. */
    public String form(String id, Prefill<?> prefill, List<Flaw> flaws, Locale locale) {
        try (var validation = Validation.buildDefaultValidatorFactory()) {
            JsonNode values =
                    prefill.values() == null ? null : new FormCodec(validation.getValidator()).encode(prefill.values());
            Map<String, Object> model = new HashMap<>(prefill.model());
            model.put("form", new FormView(id, values, flaws, messages, locale));
            return page("forms/" + id, model, locale);
        }
    }
}
