package coop.unisson.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import coop.unisson.audit.Author;
import coop.unisson.partner.PersonId;
import java.util.Map;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.support.StaticListableBeanFactory;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Who did something, where no job is at work: whom the engine acts for, who is signed in, somebody outside, or nobody at all. */
class PresentAuthorTests {

    private final IdentityService identities = mock();
    private final PresentAuthor authors = new PresentAuthor(
            new StaticListableBeanFactory(Map.of("identities", identities)).getBeanProvider(IdentityService.class));

    @AfterEach
    void nobodyIsHere() {
        SecurityContextHolder.clearContext();
        RequestContextHolder.resetRequestAttributes();
    }

    @Test
    void isWhomTheEngineActsFor() {
        when(identities.getCurrentAuthentication()).thenReturn(new Authentication("lea", null));

        assertThat(authors.present()).isEqualTo(Author.of(new PersonId("lea")));
    }

    @Test
    void isWhoeverIsSignedIn() {
        SecurityContextHolder.getContext().setAuthentication(new TestingAuthenticationToken("yann", null));

        assertThat(authors.present()).isEqualTo(Author.of(new PersonId("yann")));
    }

    @Test
    void isSomebodyUnknownWhoAsksFromOutside() {
        RequestContextHolder.setRequestAttributes(new ServletRequestAttributes(new MockHttpServletRequest()));

        assertThat(authors.present()).isEqualTo(Author.UNKNOWN);
    }

    @Test
    void isNobodyWhereNobodyAsks() {
        assertThat(authors.present()).isEqualTo(Author.itself("background"));
    }
}
