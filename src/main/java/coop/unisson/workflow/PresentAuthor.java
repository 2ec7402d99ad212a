package coop.unisson.workflow;

import coop.unisson.audit.Author;
import coop.unisson.audit.Authors;
import coop.unisson.partner.PersonId;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;

/** A job acts by itself, whoever caused it; otherwise it is whom the engine acts for, or who is signed in. */
@Component
class PresentAuthor implements Authors {

    /** What happens at start-up, and between jobs. */
    private static final String BACKGROUND = "background";

    private final ObjectProvider<IdentityService> identities;

    PresentAuthor(ObjectProvider<IdentityService> identities) {
        this.identities = identities;
    }

    @Override
    public Author present() {
        CommandContext command = Context.getCommandContext();
        if (command != null && command.getCurrentJob() != null) {
            return Author.itself(cause(command.getCurrentJob()));
        }
        var acting = identities.getObject().getCurrentAuthentication();
        if (acting != null && acting.getUserId() != null) {
            return Author.of(new PersonId(acting.getUserId()));
        }
        var signedIn = SecurityContextHolder.getContext().getAuthentication();
        if (signedIn != null && !(signedIn instanceof AnonymousAuthenticationToken)) {
            return Author.of(new PersonId(signedIn.getName()));
        }
        return RequestContextHolder.getRequestAttributes() == null ? Author.itself(BACKGROUND) : Author.UNKNOWN;
    }

    private static String cause(JobEntity job) {
        return job.getActivityId() == null ? job.getJobHandlerType() : job.getActivityId();
    }
}
