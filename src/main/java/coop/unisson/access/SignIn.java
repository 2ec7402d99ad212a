package coop.unisson.access;

import coop.unisson.partner.PartnerService;
import coop.unisson.partner.Person;
import coop.unisson.partner.PersonId;
import java.util.List;
import java.util.Optional;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.LockedException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.web.authentication.WebAuthenticationDetails;
import org.springframework.stereotype.Component;

/** Signs people in by e-mail address and password, which the engine checks. */
@Component
class SignIn implements AuthenticationProvider {

    private final PartnerService partners;
    private final AccessService access;
    private final Guesses guesses;

    SignIn(PartnerService partners, AccessService access, Guesses guesses) {
        this.partners = partners;
        this.access = access;
        this.guesses = guesses;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String password = String.valueOf(attempt.getCredentials());
        String address = attempt.getDetails() instanceof WebAuthenticationDetails web
                ? Optional.ofNullable(web.getRemoteAddress()).orElse("")
                : "";
        if (!guesses.mayTry(attempt.getName(), address)) {
            throw new LockedException("too many passwords were tried");
        }
        Optional<Person> person = partners.byEmail(attempt.getName())
                .filter(known -> !password.isEmpty() && access.passwordMatches(known.id(), password));
        if (person.isEmpty()) {
            guesses.wrong(attempt.getName(), address);
            throw new BadCredentialsException("no such person and password");
        }
        guesses.right(attempt.getName());
        PersonId id = person.get().id();
        return as(id, access.roles(id));
    }

    static Authentication as(PersonId person, List<Role> roles) {
        return UsernamePasswordAuthenticationToken.authenticated(person.value(), null, authorities(roles));
    }

    static List<SimpleGrantedAuthority> authorities(List<Role> roles) {
        return roles.stream()
                .map(role -> new SimpleGrantedAuthority(role.group()))
                .toList();
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
