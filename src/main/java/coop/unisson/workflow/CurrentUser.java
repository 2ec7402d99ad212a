package coop.unisson.workflow;

import coop.unisson.shared.Problem;
import org.camunda.bpm.engine.impl.context.Context;

/** The person the engine acts for in the running command. */
final class CurrentUser {

    private CurrentUser() {}

    /**
     * @throws Problem when the engine acts for nobody: nothing people do is done by nobody
     */
    static String required() {
        String user = Context.getCommandContext().getAuthenticatedUserId();
        if (user == null) {
            throw Problem.forbidden("nobody");
        }
        return user;
    }
}
