package coop.unisson.access;

import coop.unisson.partner.PersonId;
import java.util.List;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.session.FindByIndexNameSessionRepository;
import org.springframework.session.Session;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.event.TransactionalEventListener;
import org.springframework.transaction.support.TransactionTemplate;

/** Keeps sessions true, on every node: who is removed is signed out, and a role given or taken counts at the next click. */
@Component
class OpenSessions {

    private static final String CONTEXT = HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY;

    /** Where Camunda's web applications keep a person's roles for as long as the session lasts. */
    private static final String REMEMBERED_BY_CAMUNDA = "authenticatedUser";

    private final FindByIndexNameSessionRepository<? extends Session> sessions;
    private final AccessService access;
    private final TransactionTemplate transaction;

    OpenSessions(
            FindByIndexNameSessionRepository<? extends Session> sessions,
            AccessService access,
            PlatformTransactionManager transactions) {
        this.sessions = sessions;
        this.access = access;
        this.transaction = new TransactionTemplate(transactions);
        this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    @TransactionalEventListener
    void on(PersonRemoved fact) {
        sessions.findByPrincipalName(fact.person().value()).keySet().forEach(sessions::deleteById);
    }

    @TransactionalEventListener
    void on(RolesChanged fact) {
        transaction.executeWithoutResult(status -> refresh(sessions, fact.person(), access.roles(fact.person())));
    }

    private static <S extends Session> void refresh(
            FindByIndexNameSessionRepository<S> sessions, PersonId person, List<Role> roles) {
        for (S session : sessions.findByPrincipalName(person.value()).values()) {
            SecurityContext context = session.getAttribute(CONTEXT);
            if (!(context.getAuthentication() instanceof LinkAuthentication)) {
                session.setAttribute(CONTEXT, new SecurityContextImpl(SignIn.as(person, roles)));
                session.removeAttribute(REMEMBERED_BY_CAMUNDA);
                sessions.save(session);
            }
        }
    }
}
