package coop.unisson.charter.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import coop.unisson.campaign.CampaignId;
import coop.unisson.charter.CharterService;
import coop.unisson.charter.CharterVersion;
import coop.unisson.engagement.Circle;
import coop.unisson.shared.Language;
import coop.unisson.shared.Problem;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.ui.ExtendedModelMap;

class CharterControllerTests {

    private static final CampaignId CAMPAIGN = new CampaignId("c1");

    private final CharterService charters = mock();
    private final Circle circle = mock();
    private final CharterController controller = new CharterController(charters, circle);

    @Test
    void showsTheCharterInForceToTheCircle() {
        CharterVersion version = mock();
        when(circle.mayRead(CAMPAIGN)).thenReturn(true);
        when(charters.inForce(CAMPAIGN)).thenReturn(Optional.of(version));
        ExtendedModelMap model = new ExtendedModelMap();

        assertThat(controller.charter("c1", model, Locale.GERMAN)).isEqualTo("charter");

        assertThat(model)
                .containsEntry("charter", version)
                .containsEntry("language", Language.FR)
                .containsEntry("other", Language.EN)
                .containsKey("signatures");
    }

    @Test
    void tellsNobodyElseThatThereIsOne() {
        when(charters.inForce(CAMPAIGN)).thenReturn(Optional.of(mock(CharterVersion.class)));

        isNotFound();
    }

    @Test
    void hasNothingToShowBeforeThePublication() {
        when(circle.mayRead(CAMPAIGN)).thenReturn(true);
        when(charters.inForce(CAMPAIGN)).thenReturn(Optional.empty());

        isNotFound();
    }

    private void isNotFound() {
        assertThatThrownBy(() -> controller.charter("c1", new ExtendedModelMap(), Locale.FRENCH))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND));
    }
}
