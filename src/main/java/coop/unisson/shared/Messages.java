package coop.unisson.shared;

import java.time.LocalDate;
import java.util.Locale;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.support.AbstractApplicationContext;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Every word people read. A day may be given as it is: it is written as {@link Days} says. */
@Component(AbstractApplicationContext.MESSAGE_SOURCE_BEAN_NAME)
public class Messages extends ResourceBundleMessageSource {

    /** Spring makes this bean before it can fill in placeholders. */
    @Autowired
    public Messages(Environment environment) {
        this(environment.getRequiredProperty("spring.messages.basename", String[].class));
    }

    public Messages(String... bundles) {
        setBasenames(bundles);
        setDefaultEncoding("UTF-8");
        setFallbackToSystemLocale(false);
    }

    @Override
    protected Object[] resolveArguments(Object @org.jspecify.annotations.Nullable [] args, Locale locale) {
        Object[] resolved = super.resolveArguments(args, locale);
        for (int i = 0; i < resolved.length; i++) {
            if (resolved[i] instanceof LocalDate day) {
                resolved[i] = Days.of(day, locale);
            }
        }
        return resolved;
    }
}
