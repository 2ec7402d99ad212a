package coop.unisson.access;

import coop.unisson.access.LinkService.LinkedPerson;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;

/** Somebody who came by a link: known by name, without any role, for one form and their own page. */
class LinkAuthentication extends AbstractAuthenticationToken {

    static final String AUTHORITY = "link";

    private final String person;
    private final @Nullable String task;
    private final @Nullable String landing;

    LinkAuthentication(LinkedPerson linked) {
        super(List.of(new SimpleGrantedAuthority(AUTHORITY)));
        this.person = linked.person().value();
        this.task = linked.task();
        this.landing = linked.landing();
        setAuthenticated(true);
    }

    boolean opens(@Nullable String wanted) {
        return Objects.equals(task, wanted);
    }

    boolean leadsTo(String path) {
        return path.equals(landing);
    }

    @Override
    public @Nullable Object getCredentials() {
        return null;
    }

    @Override
    public Object getPrincipal() {
        return person;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof LinkAuthentication that
                && super.equals(other)
                && person.equals(that.person)
                && Objects.equals(task, that.task)
                && Objects.equals(landing, that.landing);
    }

    @Override
    public int hashCode() {
        return Objects.hash(super.hashCode(), person, task, landing);
    }
}
