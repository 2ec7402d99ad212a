package coop.unisson.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.WrittenTables;
import coop.unisson.campaign.CampaignFixture;
import coop.unisson.shared.DaysOff;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormCodec;
import coop.unisson.shared.Messages;
import coop.unisson.shared.WorkingCalendar;
import jakarta.validation.Validation;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The rules as they are written in {@code processes/}, for a campaign and its partners, with nothing around them. */
final class Rules {

    static final LocalDate TODAY = LocalDate.of(2027, 8, 10);

    private static final WrittenTables TABLES = new WrittenTables();

    final Explicitness explicitness;
    final Wording wording = new Wording(TABLES);
    final FormCodec codec =
            new FormCodec(Validation.buildDefaultValidatorFactory().getValidator());

    Rules() {
        WorkingCalendar calendar = new WorkingCalendar();
        explicitness = new Explicitness(TABLES, new Feasibility(calendar), wording, new Taps(calendar));
    }

    /** From 4 to 31 October 2027, among three partners of whom this is “own”. */
    static Surroundings campaign() {
        return Surroundings.none(TODAY, true).with(here -> here.campaign(CampaignFixture.unsaved())
                .off(DaysOff.HOME)
                .isOther("other"::equals)
                .partners(Map.of("own", "Bobine & Fils", "other", "Relais & Partage", "third", "Support Local"))
                .own("own")
                .writer(new Explicitness.Writer("Léa Martin", "lea.martin@bobine.example")));
    }

    /** An explicit promise on a channel of one's own. */
    static Promise story() {
        return PromiseBuilder.builder()
                .kind(Kind.OWN_CHANNEL)
                .what("Trois stories sur la reprise")
                .channel("Instagram")
                .format("story")
                .quantity(3)
                .reach(Reach.UNDER_10000)
                .whenKind(WhenKind.DATE)
                .date(LocalDate.of(2027, 10, 12))
                .ownerName("Léa Martin")
                .ownerEmail("lea.martin@bobine.example")
                .evidence(Evidence.LINK)
                .visibilityFor("les autres partenaires")
                .build();
    }

    /** An explicit resource. */
    static Promise hours(int hours) {
        return PromiseBuilder.builder()
                .kind(Kind.RESOURCE)
                .what("Montage de la vidéo")
                .resourceKind(ResourceKind.HOURS)
                .resourceQuantity(java.math.BigDecimal.valueOf(hours))
                .whenKind(WhenKind.DATE)
                .date(LocalDate.of(2027, 9, 20))
                .ownerName("Noé Petit")
                .ownerEmail("noe.petit@bobine.example")
                .evidence(Evidence.DOCUMENT)
                .build();
    }

    static Declaration list(Promise... promises) {
        return new Declaration(0, false, List.of(approval(3)), Arrays.asList(promises));
    }

    static Approval approval(int days) {
        return new Approval("Direction", days, null);
    }

    List<Flaw> reasons(Surroundings around, Promise... promises) {
        return explicitness.judge(list(promises), around).reasons();
    }

    /** The codes of one promise, without those of the list as a whole. */
    List<String> codes(Surroundings around, Promise promise) {
        return reasons(around, promise).stream()
                .filter(flaw -> !flaw.field().equals("commitments"))
                .map(Flaw::code)
                .toList();
    }

    static void isSaidInBothLanguages(Flaw flaw) {
        Messages texts = new Messages("messages/commitment");
        for (String key : List.of(
                "flaw." + flaw.code(), "flaw." + flaw.code() + (flaw.fill().isEmpty() ? ".act" : ".tap"))) {
            String french = texts.getMessage(key, flaw.args().toArray(), Locale.FRENCH);
            String english = texts.getMessage(key, flaw.args().toArray(), Locale.ENGLISH);
            assertThat(french).isNotBlank().doesNotContain("{").isNotEqualTo(english);
            assertThat(english).isNotBlank().doesNotContain("{");
        }
    }
}
