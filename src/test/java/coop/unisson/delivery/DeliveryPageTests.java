package coop.unisson.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.Rendering;
import coop.unisson.commitment.Commitment;
import coop.unisson.commitment.CommitmentFixture;
import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.Prefill;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;

class DeliveryPageTests {

    private final Rendering rendering = new Rendering("charter", "delivery");

    @Test
    void recallsThePromiseAndOffersEveryOutcomeInBothLanguages() {
        Commitment promise = CommitmentFixture.of(
                new EngagementId("e1"),
                "Newsletter <complète>",
                CommitmentFixture.throughout(LocalDate.of(2027, 10, 4), LocalDate.of(2027, 10, 12)),
                new PersonId("lea"));
        Prefill<Object> prefill = new Prefill<>(null, Map.of("commitment", promise, "due", LocalDate.of(2027, 10, 12)));

        String french = rendering.form("deliver-commitment", prefill, List.of(), Locale.FRENCH);
        String english = rendering.form(
                "deliver-commitment", prefill, List.of(Flaw.block("doneOn", "done-in-future")), Locale.ENGLISH);

        assertThat(french)
                .contains("Newsletter &lt;complète&gt;", "Promis pour le 12 octobre 2027", "Tenu, plus tard que promis")
                .contains("value=\"DELIVERED\"", "value=\"NOT_DELIVERED\"")
                .doesNotContain("??");
        assertThat(english)
                .contains("Promised for 12 October 2027", "Delivered, later than promised")
                .contains("That day has not come yet.")
                .doesNotContain("??");
    }
}
