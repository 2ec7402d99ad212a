package coop.unisson;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.access.AccessService;
import coop.unisson.access.Role;
import coop.unisson.partner.PartnerService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

class StartTests extends IntegrationTest {

    @Autowired
    PartnerService partners;

    @Autowired
    AccessService access;

    @Test
    void makesTheConfiguredPersonTheFirstAdministrator() {
        assertThat(access.roles(
                        partners.byEmail("admin@unisson.example").orElseThrow().id()))
                .contains(Role.ADMINISTRATOR);
    }
}
