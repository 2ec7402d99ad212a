package coop.unisson.access;

import coop.unisson.access.LinkService.LinkedPerson;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Component;

/** Signs the bearer of a link in, for what the link opens and no more. */
@Component
public class LinkSignIn {

    private final HttpSessionSecurityContextRepository contexts = new HttpSessionSecurityContextRepository();
    private final ApplicationEventPublisher events;

    LinkSignIn(ApplicationEventPublisher events) {
        this.events = events;
    }

    /** Whoever is signed in as this person stays so; anybody else is signed out first. */
    public void as(LinkedPerson linked, HttpServletRequest request, HttpServletResponse response) {
        var present = SecurityContextHolder.getContext().getAuthentication();
        if (present != null
                && !(present instanceof LinkAuthentication)
                && present.getName().equals(linked.person().value())) {
            return;
        }
        if (request.getSession(false) != null) {
            request.getSession().invalidate();
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new LinkAuthentication(linked));
        SecurityContextHolder.setContext(context);
        contexts.saveContext(context, request, response);
        events.publishEvent(new LinkFollowed(linked.person(), linked.task()));
    }
}
