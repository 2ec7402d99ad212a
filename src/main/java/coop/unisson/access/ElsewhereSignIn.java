package coop.unisson.access;

import coop.unisson.partner.PartnerService;
import coop.unisson.partner.Person;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Language;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/**
 * Signs people in with an account they have elsewhere (OpenID Connect). Who they are here is decided by their e-mail address; what
 * they may do, by the claim the operator names. Nothing of the provider's is kept: the session holds the person and the roles.
 */
@Component
class ElsewhereSignIn extends SavedRequestAwareAuthenticationSuccessHandler
        implements OAuth2UserService<OidcUserRequest, OidcUser>, AuthenticationFailureHandler {

    /** Their account is good, and nobody has invited them here. */
    private static final String STRANGER = "stranger";

    /** Their provider does not vouch for the address. */
    private static final String UNVERIFIED = "unverified";

    private final OidcUserService provider = new OidcUserService();
    private final SecurityContextRepository sessions = new HttpSessionSecurityContextRepository();
    private final PartnerService partners;
    private final AccessService access;
    private final Elsewhere elsewhere;

    ElsewhereSignIn(PartnerService partners, AccessService access, Elsewhere elsewhere) {
        this.partners = partners;
        this.access = access;
        this.elsewhere = elsewhere;
        setDefaultTargetUrl("/");
    }

    /**
     * The person an account belongs to, with the roles its claims say.
     *
     * @throws OAuth2AuthenticationException when nobody here has its address, or the provider does not vouch for it
     */
    @Override
    public OidcUser loadUser(OidcUserRequest request) {
        OidcUser account = provider.loadUser(request);
        String email = account.getEmail();
        if (email == null || !(elsewhere.trustEmails() || Boolean.TRUE.equals(account.getEmailVerified()))) {
            throw new OAuth2AuthenticationException(new OAuth2Error(UNVERIFIED));
        }
        List<String> names = names(account.getClaims());
        PersonId person = partners.byEmail(email)
                .map(Person::id)
                .filter(access::knows)
                .or(() -> enrolled(account, email, names))
                .orElseThrow(() -> new OAuth2AuthenticationException(new OAuth2Error(STRANGER)));
        elsewhere.roles().forEach((role, name) -> {
            if (names.contains(name)) {
                access.grant(person, role);
            } else {
                access.revoke(person, role);
            }
        });
        return new Known(account, person, access.roles(person));
    }

    /** Staff need no invitation: the operator's directory says who they are. */
    private Optional<PersonId> enrolled(OidcUser account, String email, List<String> names) {
        if (partners.byEmail(email).isPresent()
                || elsewhere.roles().values().stream().noneMatch(names::contains)) {
            return Optional.empty();
        }
        String name = account.getFullName() == null || account.getFullName().isBlank() ? email : account.getFullName();
        return Optional.of(partners.enrol(null, name, email, Language.of(LocaleContextHolder.getLocale())));
    }

    private List<String> names(Map<String, Object> claims) {
        Object found = claims;
        for (String step : Arrays.asList(elsewhere.rolesClaim().split("\\."))) {
            found = found instanceof Map<?, ?> object ? object.get(step) : null;
        }
        return found instanceof Collection<?> names
                ? names.stream().map(String::valueOf).toList()
                : List.of();
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication account)
            throws IOException, ServletException {
        Authentication person =
                SignIn.as(new PersonId(account.getName()), access.roles(new PersonId(account.getName())));
        SecurityContextImpl context = new SecurityContextImpl(person);
        SecurityContextHolder.setContext(context);
        sessions.saveContext(context, request, response);
        super.onAuthenticationSuccess(request, response, person);
    }

    @Override
    public void onAuthenticationFailure(
            HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        String code = why instanceof OAuth2AuthenticationException said
                ? said.getError().getErrorCode()
                : "";
        String reason = code.equals(STRANGER) || code.equals(UNVERIFIED) ? code : "elsewhere";
        getRedirectStrategy().sendRedirect(request, response, "/login?" + reason);
    }

    /** An account, under the name its holder has here. */
    private static class Known extends DefaultOidcUser {

        private final String person;

        Known(OidcUser account, PersonId person, List<Role> roles) {
            super(SignIn.authorities(roles), account.getIdToken());
            this.person = person.value();
        }

        @Override
        public String getName() {
            return person;
        }

        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Known that && super.equals(other) && person.equals(that.person);
        }

        @Override
        public int hashCode() {
            return 31 * super.hashCode() + person.hashCode();
        }
    }
}
