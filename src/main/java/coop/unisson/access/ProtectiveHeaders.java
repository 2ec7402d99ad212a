package coop.unisson.access;

import java.util.List;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.header.writers.CrossOriginOpenerPolicyHeaderWriter.CrossOriginOpenerPolicy;
import org.springframework.security.web.header.writers.CrossOriginResourcePolicyHeaderWriter.CrossOriginResourcePolicy;
import org.springframework.security.web.header.writers.DelegatingRequestMatcherHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.header.writers.XXssProtectionHeaderWriter.HeaderValue;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** What every answer tells the browser not to do. HSTS goes with every answer that went through TLS. */
class ProtectiveHeaders implements Customizer<HeadersConfigurer<HttpSecurity>> {

    /** Only files of ours, nothing written into a page; Bootstrap draws its ticks and arrows with {@code data:} pictures. */
    static final String POLICY = String.join(
            "; ",
            List.of(
                    "default-src 'none'",
                    "script-src 'self'",
                    "style-src 'self'",
                    "img-src 'self' data:",
                    "font-src 'self'",
                    "connect-src 'self'",
                    "form-action 'self'",
                    "base-uri 'none'",
                    "object-src 'none'",
                    "frame-ancestors 'none'"));

    /** What begins like a link from a letter, whether or not it opens anything. */
    private static final RequestMatcher LINKS =
            PathPatternRequestMatcher.withDefaults().matcher("/l/**");

    private static final String PERMISSIONS =
            "camera=(), display-capture=(), geolocation=(), microphone=(), payment=(), usb=()";

    @Override
    public void customize(HeadersConfigurer<HttpSecurity> headers) {
        headers.frameOptions(frames -> frames.deny())
                // an address with a secret in it is told to nobody, not even to this server; the others never leave it
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        LINKS, new ReferrerPolicyHeaderWriter(ReferrerPolicy.NO_REFERRER)))
                .addHeaderWriter(new DelegatingRequestMatcherHeaderWriter(
                        new NegatedRequestMatcher(LINKS), new ReferrerPolicyHeaderWriter(ReferrerPolicy.SAME_ORIGIN)))
                .permissionsPolicyHeader(permissions -> permissions.policy(PERMISSIONS))
                .crossOriginOpenerPolicy(opener -> opener.policy(CrossOriginOpenerPolicy.SAME_ORIGIN))
                .crossOriginResourcePolicy(resource -> resource.policy(CrossOriginResourcePolicy.SAME_ORIGIN))
                // as Camunda's pages say too, to browsers that are too old for a policy
                .xssProtection(filter -> filter.headerValue(HeaderValue.ENABLED_MODE_BLOCK))
                // Camunda's pages bring their own: AngularJS needs more. What they ask for in the background does not.
                .addHeaderWriter((request, response) -> {
                    if (!request.getRequestURI().startsWith(request.getContextPath() + "/camunda/app/")) {
                        response.setHeader("Content-Security-Policy", POLICY);
                    }
                });
    }
}
