package coop.unisson.access;

import coop.unisson.partner.PersonEnrolled;
import coop.unisson.partner.PersonForgotten;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Problem;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is here, and what they may do. */
@Service
public class AccessService {

    private final ObjectProvider<IdentityService> identities;

    AccessService(ObjectProvider<IdentityService> identities) {
        this.identities = identities;
    }

    /**
     * The person signed in.
     *
     * @throws Problem 403 when nobody is
     */
    public PersonId current() {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || authentication instanceof AnonymousAuthenticationToken) {
            throw Problem.forbidden("nobody");
        }
        return new PersonId(authentication.getName());
    }

    /** Whether the person here came by a link, and so has no role. */
    public boolean cameByLink() {
        return SecurityContextHolder.getContext().getAuthentication() instanceof LinkAuthentication;
    }

    /** Whether the person here came by a link that was sent for this page. */
    public boolean cameFor(String path) {
        return SecurityContextHolder.getContext().getAuthentication() instanceof LinkAuthentication link
                && link.leadsTo(path);
    }

    /** Whether the person here may open a task of theirs: by a link, only the one it was sent for. */
    public boolean opens(String task) {
        return !(SecurityContextHolder.getContext().getAuthentication() instanceof LinkAuthentication link)
                || link.opens(task);
    }

    /** Whether the person signed in has a role. */
    public boolean has(Role role) {
        var authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null
                && authentication.getAuthorities().stream()
                        .anyMatch(authority -> role.group().equals(authority.getAuthority()));
    }

    /** The roles of anybody. */
    public List<Role> roles(PersonId person) {
        Role[] all = Role.values();
        List<String> groups = new ArrayList<>();
        asSystem(identity -> identity
                .createGroupQuery()
                .groupMember(person.value())
                .groupIdIn(Stream.of(all).map(Role::group).toArray(String[]::new))
                .listPage(0, all.length)
                .stream()
                .map(Group::getId)
                .forEach(groups::add));
        return Stream.of(all).filter(role -> groups.contains(role.group())).toList();
    }

    /** Gives a person a role; giving it again changes nothing. */
    @Transactional
    public void grant(PersonId person, Role role) {
        asSystem(identity -> {
            if (identity.createGroupQuery()
                            .groupMember(person.value())
                            .groupId(role.group())
                            .count()
                    == 0) {
                identity.createMembership(person.value(), role.group());
            }
        });
    }

    /** Takes a role from a person; taking it again changes nothing. */
    @Transactional
    void revoke(PersonId person, Role role) {
        asSystem(identity -> identity.deleteMembership(person.value(), role.group()));
    }

    @Transactional
    public void password(PersonId person, String password) {
        asSystem(identity -> {
            User user = identity.createUserQuery().userId(person.value()).singleResult();
            user.setPassword(password);
            identity.saveUser(user);
            // whoever could not remember it has often tried too often
            identity.unlockUser(person.value());
        });
    }

    /** Most people never choose one; the engine's own check fails for them. */
    boolean passwordMatches(PersonId person, String password) {
        IdentityService identity = identities.getObject();
        User user = identity.createUserQuery().userId(person.value()).singleResult();
        return user != null && user.getPassword() != null && identity.checkPassword(person.value(), password);
    }

    /** Whether somebody is still known here, and may sign in. */
    boolean knows(PersonId person) {
        return identities.getObject().createUserQuery().userId(person.value()).count() > 0;
    }

    boolean anyAdministrator() {
        return identities
                        .getObject()
                        .createUserQuery()
                        .memberOfGroup(Role.ADMINISTRATOR.group())
                        .count()
                > 0;
    }

    /** Everybody has an opaque id in the engine from the day they are invited, with or without a password. */
    @EventListener
    void on(PersonEnrolled fact) {
        asSystem(identity -> {
            User user = identity.newUser(fact.id().value());
            user.setFirstName(fact.name());
            user.setLastName("");
            user.setEmail(fact.email());
            identity.saveUser(user);
        });
        if (fact.partner()) {
            grant(fact.id(), Role.PARTNER);
        }
    }

    /** Name, address and password go with the engine's user, and whoever was signed in is not any more. */
    @EventListener
    void on(PersonForgotten fact) {
        asSystem(identity -> identity.deleteUser(fact.person().value()));
    }

    private interface Act {
        void on(IdentityService identity);
    }

    /** What the application decides about identities is not limited by the permissions of whoever caused it. */
    private void asSystem(Act act) {
        IdentityService identity = identities.getObject();
        Authentication before = identity.getCurrentAuthentication();
        identity.clearAuthentication();
        try {
            act.on(identity);
        } finally {
            identity.setAuthentication(before);
        }
    }
}
