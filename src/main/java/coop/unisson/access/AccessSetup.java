package coop.unisson.access;

import coop.unisson.partner.PartnerService;
import coop.unisson.partner.Person;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.BeforeOpening;
import coop.unisson.shared.Language;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sees to roles, permissions and the first administrator before anybody can knock: one node at a time, for those that start
 * together would change the same rows and one of them not start.
 */
@Component
class AccessSetup extends BeforeOpening {

    /** The row the engine's own nodes wait for each other at. */
    private static final String ONE_AT_A_TIME =
            "select NAME_ from ACT_GE_PROPERTY where NAME_ = 'deployment.lock' for update";

    private final EnginePermissions permissions;
    private final Administrator administrator;
    private final PartnerService partners;
    private final AccessService access;
    private final Environment environment;
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    AccessSetup(
            EnginePermissions permissions,
            Administrator administrator,
            PartnerService partners,
            AccessService access,
            Environment environment,
            JdbcTemplate jdbc,
            TransactionTemplate transaction) {
        super(ACCESS);
        this.permissions = permissions;
        this.administrator = administrator;
        this.partners = partners;
        this.access = access;
        this.environment = environment;
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    @Override
    protected void prepare() {
        transaction.executeWithoutResult(status -> {
            jdbc.queryForObject(ONE_AT_A_TIME, String.class);
            ensure();
        });
    }

    private void ensure() {
        permissions.ensure();
        if (access.anyAdministrator()) {
            return;
        }
        String email = administrator.email();
        String password = administrator.password();
        if (email != null && !email.isBlank() && password != null && !password.isBlank()) {
            PersonId first = partners.byEmail(email)
                    .map(Person::id)
                    .orElseGet(() -> partners.enrol(null, email, email, Language.FR));
            access.password(first, password);
            access.grant(first, Role.ADMINISTRATOR);
        } else if (!environment.acceptsProfiles(Profiles.of("demo"))) {
            throw new NoAdministrator();
        }
    }
}
