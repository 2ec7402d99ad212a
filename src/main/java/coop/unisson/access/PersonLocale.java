package coop.unisson.access;

import coop.unisson.partner.PartnerService;
import coop.unisson.partner.Person;
import coop.unisson.shared.Language;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.LocaleResolver;

/**
 * Inside Camunda's web applications, and before sign-in, the browser decides the language; everywhere else the person's
 * choice does. The address of a public page may name its language, and a tool asks for one in its header.
 */
@Configuration(proxyBeanMethods = false)
class PersonLocale {

    @Bean
    LocaleResolver localeResolver(PartnerService partners, AccessService access) {
        return new LocaleResolver() {

            @Override
            public Locale resolveLocale(HttpServletRequest request) {
                if (request.getRequestURI().startsWith("/join/") && request.getParameter("lang") != null) {
                    return Language.of(Locale.forLanguageTag(request.getParameter("lang")))
                            .locale();
                }
                if (request.getRequestURI().equals("/api/commitments/check")) {
                    return asked(request).locale();
                }
                if (request.getUserPrincipal() == null || insideCamunda(request)) {
                    return Language.of(request.getLocale()).locale();
                }
                return partners.find(access.current())
                        .map(Person::language)
                        .orElseGet(() -> Language.of(request.getLocale()))
                        .locale();
            }

            @Override
            public void setLocale(
                    HttpServletRequest request, @Nullable HttpServletResponse response, @Nullable Locale locale) {
                throw new UnsupportedOperationException("a person chooses the language in their profile");
            }
        };
    }

    /** Tools ask for a language in their header; the first of ours that it names, and French where it names none. */
    private static Language asked(HttpServletRequest request) {
        return request.getHeader("Accept-Language") == null
                ? Language.FR
                : Collections.list(request.getLocales()).stream()
                        .filter(locale -> Arrays.stream(Language.values())
                                .anyMatch(known -> known.locale().getLanguage().equals(locale.getLanguage())))
                        .findFirst()
                        .map(Language::of)
                        .orElse(Language.FR);
    }

    /**
     * Camunda's pages fetch our forms and lists from their own address. Whoever follows a link of theirs to a page of ours
     * leaves them: then the browser itself asks, and it alone names XHTML.
     */
    private static boolean insideCamunda(HttpServletRequest request) {
        String referer = request.getHeader(HttpHeaders.REFERER);
        String accepted = String.valueOf(request.getHeader(HttpHeaders.ACCEPT));
        return request.getRequestURI().startsWith("/camunda/")
                || (referer != null
                        && referer.contains("/camunda/app/")
                        && !accepted.contains(MediaType.APPLICATION_XHTML_XML_VALUE));
    }
}
