package coop.unisson.access;

import coop.unisson.partner.PartnerService;
import coop.unisson.partner.Person;
import java.util.List;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.stereotype.Component;

/** Signs people in by e-mail address and password. The engine checks the password, and slows down guessing. */
@Component
class SignIn implements AuthenticationProvider {

    private final PartnerService partners;
    private final AccessService access;

    SignIn(PartnerService partners, AccessService access) {
        this.partners = partners;
        this.access = access;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String password = String.valueOf(attempt.getCredentials());
        Person person = partners.byEmail(attempt.getName())
                .filter(known -> !password.isEmpty() && access.passwordMatches(known.id(), password))
                .orElseThrow(() -> new BadCredentialsException("no such person and password"));
        List<SimpleGrantedAuthority> roles = access.roles(person.id()).stream()
                .map(role -> new SimpleGrantedAuthority(role.group()))
                .toList();
        return UsernamePasswordAuthenticationToken.authenticated(person.id().value(), null, roles);
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
