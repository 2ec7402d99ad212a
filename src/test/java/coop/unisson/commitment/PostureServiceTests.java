package coop.unisson.commitment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import coop.unisson.commitment.PostureAnswer.Thinks;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormCodec;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Refused;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Two partners; the run is what {@code CampaignFixture} gives it. */
class PostureServiceTests extends PromiseTest {

    private static final com.fasterxml.jackson.databind.ObjectMapper JSON =
            new com.fasterxml.jackson.databind.ObjectMapper();

    @Autowired
    PostureService postures;

    @Autowired
    DeclareCommitments form;

    @Autowired
    FormCodec codec;

    @Test
    void saysNothingBeforeItWasAnswered() {
        assertThat(said(declaration(4, null, null))).isEmpty();
    }

    @Test
    void saysInWordsWhatWouldBeMissingIfBothDidTheSame() {
        assertThat(said(declaration(4, Thinks.UNSURE, null)))
                .startsWith("Si les 2 partenaires faisaient comme vous\u00a0: 1 semaine où il se passe quelque chose, "
                        + "2 publications sur nos propres canaux, 0 co-création, 0 heure.")
                .contains(
                        "3 besoins sur 4 ne seraient pas couverts.",
                        "Besoin\u00a0: 1 co-création\u00a0; il y aurait 0 co-création.")
                .doesNotContain("score", "%");
        assertThat(said(declaration(4, Thinks.YES, null), Locale.ENGLISH))
                .startsWith(
                        "If all 2 partners did as you do: 1 week in which something happens, 2 publications on our own "
                                + "channels, no co-creations, no hours.");
    }

    @Test
    void aNoWithoutAWordIsAskedForOneAndAYesIsNot() {
        assertThat(codes(declaration(4, Thinks.NO, " "))).contains("posture-no");
        assertThat(codes(declaration(4, Thinks.NO, "Nous sommes trois."))).doesNotContain("posture-no");
        assertThat(codes(declaration(4, Thinks.YES, null))).doesNotContain("posture-no");
        assertThatThrownBy(() -> form.accept(context(Locale.FRENCH), declaration(4, Thinks.NO, null)))
                .isInstanceOf(Refused.class);
    }

    @Test
    void aNoAfterWhichTheListChangedNeedsNoWord() {
        form.draft(context(Locale.FRENCH), declaration(4, Thinks.NO, null));

        assertThat(codes(declaration(4, Thinks.NO, null))).contains("posture-no");
        assertThat(codes(declaration(6, Thinks.NO, null))).doesNotContain("posture-no");

        form.draft(context(Locale.FRENCH), declaration(1, 6, Thinks.NO, null));
        assertThat(codes(declaration(6, Thinks.NO, null)))
                .as("the list at which no was first said stays the measure")
                .doesNotContain("posture-no");
    }

    @Test
    void isKeptForThisPartnerAloneAndForgottenWhenTakenBack() {
        form.draft(context(Locale.FRENCH), declaration(4, Thinks.YES, "Parce que."));

        assertThat(postures.answered(engagement)).isEqualTo(new PostureAnswer(Thinks.YES, "Parce que."));
        assertThat(postures.answered(other)).isNull();
        assertThat(form.prefill(context(Locale.FRENCH)).values().posture().answer())
                .isEqualTo(Thinks.YES);

        form.draft(context(Locale.FRENCH), declaration(1, 4, null, null));
        assertThat(postures.answered(engagement)).isNull();
    }

    private List<String> codes(Declaration declaration) {
        return form.check(context(Locale.FRENCH), declaration).stream()
                .map(Flaw::code)
                .toList();
    }

    private String said(Declaration declaration) {
        return said(declaration, Locale.FRENCH);
    }

    private String said(Declaration declaration, Locale locale) {
        return form.check(context(locale), declaration).stream()
                .filter(flaw -> flaw.code().equals("posture"))
                .map(flaw -> flaw.args().get(0).toString())
                .findFirst()
                .orElseThrow();
    }

    private FormContext context(Locale locale) {
        return new FormContext(engagement.value(), lea.value(), locale);
    }

    private Declaration declaration(int quantity, @Nullable Thinks thinks, @Nullable String why) {
        return declaration(0, quantity, thinks, why);
    }

    private Declaration declaration(int revision, int quantity, @Nullable Thinks thinks, @Nullable String why) {
        Map<String, Object> promise = Map.of(
                "kind", "OWN_CHANNEL",
                "what", "Quatre stories",
                "channel", "Instagram",
                "format", "story",
                "quantity", quantity,
                "whenKind", "DATE",
                "date", "2027-10-12",
                "ownerName", "Léa Martin",
                "ownerEmail", "lea.martin@bobine.example",
                "evidence", "LINK");
        return new Declaration(
                revision,
                false,
                List.of(new Approval("Direction", 0, null)),
                List.of(codec.decode(JSON.valueToTree(promise), Promise.class)),
                thinks == null ? null : new PostureAnswer(thinks, why),
                false);
    }
}
