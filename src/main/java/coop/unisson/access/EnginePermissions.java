package coop.unisson.access;

import static org.camunda.bpm.engine.authorization.Permissions.ACCESS;
import static org.camunda.bpm.engine.authorization.Permissions.ALL;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE;
import static org.camunda.bpm.engine.authorization.Permissions.CREATE_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ;
import static org.camunda.bpm.engine.authorization.Permissions.READ_HISTORY;
import static org.camunda.bpm.engine.authorization.Permissions.READ_INSTANCE;
import static org.camunda.bpm.engine.authorization.Permissions.READ_TASK;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;

/**
 * The engine's own table of permissions, for Tasklist and Cockpit. Partners get their tasks from being their assignee and
 * nothing else; coordinators read and start, but cannot move tokens; process owners deploy and read.
 */
@Component
class EnginePermissions {

    private static final String ANY = Authorization.ANY;
    private static final String CAMPAIGN = "campaign";

    private final IdentityService identities;
    private final AuthorizationService authorizations;
    private final FilterService filters;
    private final TaskService tasks;

    EnginePermissions(
            IdentityService identities, AuthorizationService authorizations, FilterService filters, TaskService tasks) {
        this.identities = identities;
        this.authorizations = authorizations;
        this.filters = filters;
        this.tasks = tasks;
    }

    /** Creates what is missing and sets our own rows to what this version means; what an administrator added stays. */
    void ensure() {
        Stream.of(Role.values()).forEach(this::group);

        everybodyIn(Role.PARTNER, Resources.APPLICATION, "tasklist", ACCESS);

        for (String application : new String[] {"cockpit", "tasklist"}) {
            everybodyIn(Role.COORDINATOR, Resources.APPLICATION, application, ACCESS);
        }
        everybodyIn(Role.COORDINATOR, Resources.PROCESS_DEFINITION, CAMPAIGN, CREATE_INSTANCE);
        everybodyIn(Role.COORDINATOR, Resources.PROCESS_DEFINITION, ANY, READ, READ_INSTANCE, READ_TASK, READ_HISTORY);
        everybodyIn(Role.COORDINATOR, Resources.PROCESS_INSTANCE, ANY, CREATE);
        everybodyIn(Role.COORDINATOR, Resources.DECISION_DEFINITION, ANY, READ);

        everybodyIn(Role.PROCESS_OWNER, Resources.APPLICATION, "cockpit", ACCESS);
        everybodyIn(Role.PROCESS_OWNER, Resources.DEPLOYMENT, ANY, CREATE, READ);
        everybodyIn(Role.PROCESS_OWNER, Resources.PROCESS_DEFINITION, ANY, READ, READ_INSTANCE, READ_HISTORY);
        everybodyIn(Role.PROCESS_OWNER, Resources.DECISION_DEFINITION, ANY, READ, READ_HISTORY);

        for (Resources resource : Resources.values()) {
            everybodyIn(Role.ADMINISTRATOR, resource, ANY, ALL);
        }
        readyFilters();
    }

    private void group(Role role) {
        if (identities.createGroupQuery().groupId(role.group()).count() == 0) {
            Group group = identities.newGroup(role.group());
            group.setName(role.group());
            group.setType("WORKFLOW");
            identities.saveGroup(group);
        }
    }

    private void everybodyIn(Role role, Resource resource, String id, Permission... permissions) {
        Authorization authorization = authorizations
                .createAuthorizationQuery()
                .groupIdIn(role.group())
                .resourceType(resource)
                .resourceId(id)
                .singleResult();
        if (authorization == null) {
            authorization = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            authorization.setGroupId(role.group());
            authorization.setResource(resource);
            authorization.setResourceId(id);
        }
        authorization.setPermissions(permissions);
        authorizations.saveAuthorization(authorization);
    }

    /**
     * Without a filter Tasklist shows nobody anything. Only administrators may create one: a filter runs expressions. Which
     * tasks the team's filter shows, and which day counts as late, is asked of the domain each time; by itself the one
     * shows nothing.
     */
    private void readyFilters() {
        readyFilter(ReadyFilter.MINE, "Mes tâches", own());
        readyFilter(ReadyFilter.OVERDUE, "En retard", own().dueBeforeExpression("${now()}"));
        readyFilter(ReadyFilter.TEAM, "Mon équipe", tasks.createTaskQuery().taskIdIn("-"));
    }

    private TaskQuery own() {
        return tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}");
    }

    private void readyFilter(ReadyFilter ready, String name, TaskQuery query) {
        List<Filter> known = filters.createFilterQuery().list();
        if (known.stream()
                .anyMatch(filter -> ReadyFilter.of(filter).filter(ready::equals).isPresent())) {
            return;
        }
        // a version before this one made it under its name alone
        Filter filter = known.stream()
                .filter(made -> made.getName().equals(name))
                .findFirst()
                .orElseGet(() -> filters.newTaskFilter(name));
        boolean made = filter.getId() == null;
        filter.setQuery(query);
        filter.setProperties(Map.of("priority", ready.ordinal(), "refresh", true, ReadyFilter.PROPERTY, ready.name()));
        filters.saveFilter(filter);
        if (made) {
            Authorization everybody = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GLOBAL);
            everybody.setResource(Resources.FILTER);
            everybody.setResourceId(filter.getId());
            everybody.setPermissions(new Permission[] {READ});
            authorizations.saveAuthorization(everybody);
        }
    }
}
