package coop.unisson.access;

import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What the engine gives people by itself: a task to the person it is for, and nothing to whoever deploys, who could
 * otherwise delete a model people are working by.
 */
@Component
class GivenPermissions extends AbstractProcessEnginePlugin {

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setResourceAuthorizationProvider(new Provider());
    }

    private static class Provider extends DefaultAuthorizationProvider {

        @Override
        public AuthorizationEntity @Nullable [] newDeployment(Deployment deployment) {
            return null;
        }

        /** A task nobody had before has no permission to look for and change. */
        @Override
        public AuthorizationEntity[] newTaskAssignee(Task task, @Nullable String before, @Nullable String assignee) {
            if (before != null || assignee == null) {
                return super.newTaskAssignee(task, before, assignee);
            }
            AuthorizationEntity permission = createGrantAuthorization(
                    assignee, null, Resources.TASK, task.getId(), getRuntimePermissions(false));
            return new AuthorizationEntity[] {permission};
        }
    }
}
