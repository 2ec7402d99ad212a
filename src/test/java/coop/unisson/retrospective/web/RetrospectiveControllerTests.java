package coop.unisson.retrospective.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.Circle;
import coop.unisson.engagement.EngagementId;
import coop.unisson.retrospective.Receipt;
import coop.unisson.retrospective.Report;
import coop.unisson.retrospective.RetrospectiveService;
import coop.unisson.shared.Problem;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.springframework.ui.ExtendedModelMap;

class RetrospectiveControllerTests {

    private static final CampaignId CAMPAIGN = new CampaignId("c1");
    private static final EngagementId ENGAGEMENT = new EngagementId("e1");

    private final RetrospectiveService retrospectives = mock();
    private final Circle circle = mock();
    private final RetrospectiveController controller = new RetrospectiveController(retrospectives, circle);
    private final ExtendedModelMap model = new ExtendedModelMap();

    @Test
    void showsThePublishedReportToTheCircle() {
        Report report = mock();
        when(circle.mayRead(CAMPAIGN)).thenReturn(true);
        when(retrospectives.report(CAMPAIGN)).thenReturn(Optional.of(report));

        assertThat(controller.report("c1", model)).isEqualTo("report");
        assertThat(model).containsEntry("report", report);
    }

    @Test
    void hidesTheReportFromEverybodyElseAndBeforeItIsPublished() {
        when(retrospectives.report(CAMPAIGN)).thenReturn(Optional.of(mock(Report.class)));
        isNotFound(() -> controller.report("c1", model), "report");

        when(circle.mayRead(CAMPAIGN)).thenReturn(true);
        when(retrospectives.report(CAMPAIGN)).thenReturn(Optional.empty());
        isNotFound(() -> controller.report("c1", model), "report");
    }

    @Test
    void showsAReceiptToItsPartner() {
        Receipt receipt = mock();
        when(circle.mayRead(ENGAGEMENT)).thenReturn(true);
        when(retrospectives.receipt(ENGAGEMENT)).thenReturn(Optional.of(receipt));

        assertThat(controller.receipt("e1", model)).isEqualTo("receipt");
        assertThat(model).containsEntry("receipt", receipt);
    }

    @Test
    void hidesAReceiptFromOtherPartnersAndBeforeItIsIssued() {
        when(retrospectives.receipt(ENGAGEMENT)).thenReturn(Optional.of(mock(Receipt.class)));
        isNotFound(() -> controller.receipt("e1", model), "receipt");

        when(circle.mayRead(ENGAGEMENT)).thenReturn(true);
        when(retrospectives.receipt(ENGAGEMENT)).thenReturn(Optional.empty());
        isNotFound(() -> controller.receipt("e1", model), "receipt");
    }

    private static void isNotFound(Runnable act, String code) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.kind()).isEqualTo(Problem.Kind.NOT_FOUND);
            assertThat(problem.code()).isEqualTo(code);
        });
    }
}
