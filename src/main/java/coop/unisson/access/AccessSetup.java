package coop.unisson.access;

import coop.unisson.partner.PartnerService;
import coop.unisson.partner.Person;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.BeforeOpening;
import coop.unisson.shared.Language;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.stereotype.Component;

/** Sees to roles, permissions and the first administrator before anybody can knock. */
@Component
class AccessSetup extends BeforeOpening {

    private final EnginePermissions permissions;
    private final Administrator administrator;
    private final PartnerService partners;
    private final AccessService access;
    private final Environment environment;

    AccessSetup(
            EnginePermissions permissions,
            Administrator administrator,
            PartnerService partners,
            AccessService access,
            Environment environment) {
        super(ACCESS);
        this.permissions = permissions;
        this.administrator = administrator;
        this.partners = partners;
        this.access = access;
        this.environment = environment;
    }

    @Override
    protected void prepare() {
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
