package coop.unisson.access;

import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What an account that people have elsewhere means here, as configured under {@code unisson.oidc}. The providers themselves are
 * Spring's, under {@code spring.security.oauth2.client}.
 *
 * @param rolesClaim where the token says what somebody may do: a list of names; dots lead into objects
 * @param roles the name that gives each role. A role without one is not the provider's to give or take
 * @param trustEmails whether every address it states is its holder's, for providers that do not say so in {@code email_verified}
 */
@ConfigurationProperties("unisson.oidc")
record Elsewhere(
        @DefaultValue("roles") String rolesClaim,
        @DefaultValue Map<Role, String> roles,
        @DefaultValue("false") boolean trustEmails) {

    /** @throws IllegalArgumentException when partners are to be made by a claim: they are invited, or apply */
    Elsewhere {
        if (roles.containsKey(Role.PARTNER)) {
            throw new IllegalArgumentException("unisson.oidc.roles: nobody becomes a partner by a claim");
        }
    }
}
