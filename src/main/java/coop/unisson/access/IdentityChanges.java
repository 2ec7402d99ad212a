package coop.unisson.access;

import coop.unisson.partner.PersonId;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.IdentityOperationResult;
import org.camunda.bpm.engine.impl.identity.db.DbIdentityServiceProvider;
import org.camunda.bpm.engine.impl.interceptor.Session;
import org.camunda.bpm.engine.impl.interceptor.SessionFactory;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Tells of every change of people and roles, whoever made it: us, or somebody in Camunda's Admin. */
@Component
class IdentityChanges extends AbstractProcessEnginePlugin {

    private final ApplicationEventPublisher events;

    IdentityChanges(ApplicationEventPublisher events) {
        this.events = events;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        configuration.setIdentityProviderSessionFactory(new SessionFactory() {

            @Override
            public Class<?> getSessionType() {
                return DbIdentityServiceProvider.class;
            }

            @Override
            public Session openSession() {
                return new Telling();
            }
        });
    }

    private class Telling extends DbIdentityServiceProvider {

        @Override
        public IdentityOperationResult deleteUser(String user) {
            events.publishEvent(new PersonRemoved(new PersonId(user)));
            return super.deleteUser(user);
        }

        @Override
        public IdentityOperationResult createMembership(String user, String group) {
            events.publishEvent(new RolesChanged(new PersonId(user), group, true));
            return super.createMembership(user, group);
        }

        @Override
        public IdentityOperationResult deleteMembership(String user, String group) {
            events.publishEvent(new RolesChanged(new PersonId(user), group, false));
            return super.deleteMembership(user, group);
        }

        @Override
        public IdentityOperationResult deleteGroup(String group) {
            createUserQuery().memberOfGroup(group).list().stream()
                    .map(user -> new RolesChanged(new PersonId(user.getId()), group, false))
                    .forEach(events::publishEvent);
            return super.deleteGroup(group);
        }
    }
}
