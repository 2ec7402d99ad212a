package coop.unisson.charter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.unisson.RoomTest;
import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.Standing;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormCodec;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import coop.unisson.shared.Sha256;
import jakarta.validation.Validation;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;

class CharterServiceTests extends RoomTest {

    private static final String AUTHORITY = "Je déclare pouvoir engager mon organisation par cette signature.";

    @Autowired
    CharterService charters;

    @Autowired
    ReviewCharter reviewCharter;

    @Autowired
    SignCharter signCharter;

    private final FormCodec codec =
            new FormCodec(Validation.buildDefaultValidatorFactory().getValidator());

    private CharterVersion published(CampaignId campaign) {
        return CharterFixture.publish(
                charters, campaign, campaigns.get(campaign).coordinator());
    }

    private static CharterService.Reading read(CharterVersion version) {
        return new CharterService.Reading(version.number(), version.sha256(), ANNEX);
    }

    private void sign(Engagement partner, CharterVersion version) {
        charters.sign(partner.id(), partner.director(), read(version), "Directrice", AUTHORITY);
    }

    private static void isRefused(Runnable act, Problem.Kind kind, String code) {
        assertThatThrownBy(act::run).isInstanceOfSatisfying(Problem.class, problem -> {
            assertThat(problem.kind()).isEqualTo(kind);
            assertThat(problem.code()).isEqualTo(code);
        });
    }

    @Test
    void draftsFromWhatTheCampaignKnowsInBothLanguages() {
        List<Clause> draft = charters.workingText(campaign());

        assertThat(draft)
                .extracting(Clause::key)
                .containsExactly(
                        "purpose",
                        "commitments",
                        "coordination",
                        "decisions",
                        "content-approval",
                        "licence",
                        "competition",
                        "claims",
                        "personal-data",
                        "tension",
                        "exit",
                        "publication",
                        "language");
        Clause purpose = draft.get(0);
        assertThat(purpose.textFr())
                .contains(
                        "«\u00a0Un mois pour réparer\u00a0»",
                        "«\u00a0Faire de la réparation le premier réflexe avant l’achat.\u00a0»",
                        "du 4 octobre 2027 au 31 octobre 2027");
        assertThat(purpose.textEn()).contains("“Un mois pour réparer”", "from 4 October 2027 to 31 October 2027");
        assertThat(draft).allSatisfy(clause -> assertThat(
                        clause.titleFr() + clause.textFr() + clause.titleEn() + clause.textEn())
                .doesNotContain("{", "}", "'", "\\"));
        assertThat(draft).allSatisfy(clause -> assertThat(clause.textFr()).doesNotContainPattern(" [:;?!»]|« "));
        assertThat(Charter.flaws(draft)).isEmpty();
    }

    @Test
    void namesNobodyInATextThatStays() {
        CampaignId campaign = campaign();

        assertThat(published(campaign).text()).doesNotContain("Kervadec", "Prigent");
    }

    @Test
    void prefersTheReviewedTextToTheDraft() {
        CampaignId campaign = campaign();
        List<Clause> reviewed = new ArrayList<>(charters.workingText(campaign));
        reviewed.add(new Clause("photos", "Photos", "Chaque photo porte un nom.", "Photos", "Every photo has a name."));

        charters.review(campaign, reviewed, person("Inès Kervadec"));

        assertThat(charters.workingText(campaign)).isEqualTo(reviewed);
    }

    @Test
    void publishesNothingNobodyHasReviewed() {
        CampaignId campaign = campaign();

        assertThatThrownBy(() -> charters.publish(campaign)).isInstanceOf(IllegalStateException.class);
        assertThat(charters.inForce(campaign)).isEmpty();
    }

    @Test
    void publishesAVersionWhoseHashAnybodyCanComputeAgain() {
        CampaignId campaign = campaign();
        CharterVersion version = published(campaign);

        assertThat(version.number()).isEqualTo(1);
        assertThat(version.sha256()).isEqualTo(Sha256.of(version.text()));
        assertThat(version.clauses()).isEqualTo(charters.workingText(campaign));
        assertThat(events.stream(CharterPublished.class)).containsExactly(new CharterPublished(campaign, 1));
    }

    @Test
    void asksNobodyToSignTheSameWordsTwice() {
        CampaignId campaign = campaign();
        published(campaign);

        charters.publish(campaign);

        assertThat(charters.inForce(campaign).orElseThrow().number()).isEqualTo(1);
        assertThat(events.stream(CharterPublished.class)).hasSize(1);
    }

    @Test
    void recordsWhoSignedWhatByWhichAuthorityAndWhen() {
        CampaignId campaign = campaign();
        CharterVersion version = published(campaign);
        Engagement partner = partner(campaign, "Bobine & Fils", "Huit ateliers reprise");
        clock.moveTo(Instant.parse("2027-09-10T22:30:00Z"));

        sign(partner, version);

        Signature signature = charters.signature(partner.id()).orElseThrow();
        assertThat(signature.person()).isEqualTo(partner.director());
        assertThat(signature.organisation()).isEqualTo(partner.organisation());
        assertThat(signature.version()).isEqualTo(1);
        assertThat(signature.sha256()).isEqualTo(version.sha256());
        assertThat(signature.annexSha256()).isEqualTo(ANNEX);
        assertThat(signature.role()).isEqualTo("Directrice");
        assertThat(signature.authority()).isEqualTo(AUTHORITY);
        assertThat(signature.signedOn()).isEqualTo(LocalDate.of(2027, 9, 11));
        assertThat(events.stream(CharterSigned.class)).containsExactly(new CharterSigned(partner.id(), campaign));
        assertThat(charters.signed(partner.id())).isTrue();
        assertThat(charters.signatories(campaign))
                .containsExactly(
                        new CharterService.Signatory("Bobine & Fils", "Directrice", LocalDate.of(2027, 9, 11)));
    }

    @Test
    void refusesASignatureUnderATextThatHasChanged() {
        CampaignId campaign = campaign();
        CharterVersion first = published(campaign);
        Engagement partner = partner(campaign, "Bobine & Fils");
        List<Clause> changed = new ArrayList<>(first.clauses());
        changed.add(new Clause("photos", "Photos", "Chaque photo porte un nom.", "Photos", "Every photo has a name."));
        charters.review(campaign, changed, person("Inès Kervadec"));
        charters.publish(campaign);

        isRefused(() -> sign(partner, first), Problem.Kind.CONFLICT, "charter-stale");
        assertThat(charters.signed(partner.id())).isFalse();
        sign(partner, charters.inForce(campaign).orElseThrow());
        assertThat(charters.signature(partner.id()).orElseThrow().version()).isEqualTo(2);
    }

    @Test
    void countsOnlySignaturesUnderTheTextInForce() {
        CampaignId campaign = campaign();
        CharterVersion first = published(campaign);
        Engagement partner = partner(campaign, "Bobine & Fils");
        sign(partner, first);
        List<Clause> changed = new ArrayList<>(first.clauses());
        changed.add(new Clause("photos", "Photos", "Chaque photo porte un nom.", "Photos", "Every photo has a name."));
        charters.review(campaign, changed, person("Inès Kervadec"));

        charters.publish(campaign);

        assertThat(charters.signed(partner.id())).isFalse();
        assertThat(charters.signedBy(campaign)).isEmpty();
    }

    @Test
    void refusesASignatureUnderAnAnnexThatHasChanged() {
        CampaignId campaign = campaign();
        CharterVersion version = published(campaign);
        Engagement partner = partner(campaign, "Bobine & Fils");
        when(commitments.hash(partner.id())).thenReturn("b".repeat(64));

        isRefused(() -> sign(partner, version), Problem.Kind.CONFLICT, "annex-stale");
        assertThat(charters.signed(partner.id())).isFalse();
    }

    @Test
    void letsOnlyTheDirectorSign() {
        CampaignId campaign = campaign();
        CharterVersion version = published(campaign);
        Engagement partner = partner(campaign, "Bobine & Fils");

        for (PersonId other : List.of(partner.lead(), campaigns.get(campaign).coordinator())) {
            isRefused(
                    () -> charters.sign(partner.id(), other, read(version), "Directrice", AUTHORITY),
                    Problem.Kind.FORBIDDEN,
                    "sign-not-director");
        }
    }

    @Test
    void takesNoSignatureFromWhoHasLeft() {
        CampaignId campaign = campaign();
        CharterVersion version = published(campaign);
        Engagement partner = partner(campaign, "Bobine & Fils");
        engagements.leave(partner.id(), Standing.NOT_NOW, null, "");

        isRefused(() -> sign(partner, version), Problem.Kind.CONFLICT, "sign-after-leaving");
    }

    @Test
    void takesNoSecondSignature() {
        CampaignId campaign = campaign();
        CharterVersion version = published(campaign);
        Engagement partner = partner(campaign, "Bobine & Fils");
        sign(partner, version);

        isRefused(() -> sign(partner, version), Problem.Kind.CONFLICT, "charter-signed-already");
    }

    @Test
    void keepsOneOfEightSignaturesGivenAtTheSameMoment() throws Exception {
        CampaignId campaign = campaign();
        CharterVersion version = published(campaign);
        Engagement partner = partner(campaign, "Bobine & Fils");
        CyclicBarrier allHaveRead = new CyclicBarrier(8);
        when(commitments.hash(partner.id())).thenAnswer(asked -> {
            allHaveRead.await(10, TimeUnit.SECONDS);
            return ANNEX;
        });
        var pool = Executors.newFixedThreadPool(8);
        try {
            List<Callable<Boolean>> hands = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                hands.add(() -> {
                    try {
                        sign(partner, version);
                        return true;
                    } catch (Problem | DataIntegrityViolationException refused) {
                        return false;
                    }
                });
            }
            int signed = 0;
            for (Future<Boolean> hand : pool.invokeAll(hands)) {
                signed += hand.get() ? 1 : 0;
            }
            assertThat(signed).isEqualTo(1);
        } finally {
            pool.shutdownNow();
        }
        assertThat(charters.signatures(campaign)).hasSize(1);
    }

    @Test
    void asksForTheSameNumberOfStatementsHoweverManySigned() {
        CampaignId few = campaign();
        CharterVersion version = published(few);
        sign(partner(few, "Bobine & Fils"), version);
        CampaignId many = campaign();
        CharterVersion other = published(many);
        for (int i = 0; i < 30; i++) {
            sign(partner(many, "Partenaire " + i), other);
        }

        assertThat(charters.signedBy(many)).hasSize(30);
        assertThat(statements(() -> charters.signedBy(many))).isEqualTo(1);
        assertThat(statements(() -> charters.signatories(few))).isEqualTo(2);
        assertThat(statements(() -> charters.signatories(many))).isEqualTo(2);
    }

    @Test
    void signsWithAHandfulOfStatements() {
        CampaignId campaign = campaign();
        CharterVersion version = published(campaign);
        Engagement partner = partner(campaign, "Bobine & Fils");

        assertThat(statements(() -> sign(partner, version))).isLessThanOrEqualTo(4);
    }

    @Test
    void theFormShowsTheTextAndTheAnnexAndSignsExactlyThem() {
        CampaignId campaign = campaign();
        CharterVersion version = published(campaign);
        Engagement partner = partner(campaign, "Bobine & Fils", "Huit ateliers reprise");
        FormContext context =
                new FormContext(partner.id().value(), partner.director().value(), Locale.ENGLISH);

        var prefill = signCharter.prefill(context);
        CharterAnswer shown = prefill.values();
        assertThat(shown).isNotNull();
        assertThat(prefill.model()).containsKeys("charter", "annex", "organisation", "language", "other");
        assertThat(shown.sha256()).isEqualTo(version.sha256());

        signCharter.accept(
                context,
                new CharterAnswer(
                        CharterAnswer.Answer.AGREE,
                        shown.version(),
                        shown.sha256(),
                        shown.annexSha256(),
                        true,
                        " Director ",
                        true,
                        null,
                        null,
                        null,
                        null));

        Signature signature = charters.signature(partner.id()).orElseThrow();
        assertThat(signature.role()).isEqualTo("Director");
        assertThat(signature.authority()).isEqualTo("I declare that I may bind my organisation by this signature.");
    }

    @Test
    void theFormTakesNoSignatureWithoutReadingAndAuthority() {
        CampaignId campaign = campaign();
        published(campaign);
        Engagement partner = partner(campaign, "Bobine & Fils");
        FormContext context =
                new FormContext(partner.id().value(), partner.director().value(), Locale.FRENCH);
        JsonNode unsaid = new ObjectMapper()
                .valueToTree(Map.of(
                        "answer",
                        "AGREE",
                        "version",
                        1,
                        "sha256",
                        "a",
                        "annexSha256",
                        ANNEX,
                        "role",
                        "",
                        "read",
                        false));

        assertThatThrownBy(() -> signCharter.accept(context, codec.decode(unsaid, CharterAnswer.class)))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.flaws())
                        .extracting(Flaw::field, Flaw::code)
                        .containsExactlyInAnyOrder(
                                tuple("read", "charter-unread"),
                                tuple("role", "not-blank"),
                                tuple("authority", "authority-unstated")));
    }

    @Test
    void theReviewFormKeepsWhatItShowsAndGivesAddedClausesAKey() {
        CampaignId campaign = campaign();
        FormContext context = new FormContext(
                campaign.value(), campaigns.get(campaign).coordinator().value(), Locale.FRENCH);
        ReviewCharter.Review shown = reviewCharter.prefill(context).values();
        assertThat(shown).isNotNull();
        List<ReviewCharter.Row> rows = new ArrayList<>(shown.clauses());
        rows.add(new ReviewCharter.Row(
                null, "Photos", "Chaque photo porte un nom.", "Photos", "Every photo has a name."));
        rows.add(new ReviewCharter.Row("../x", "Sons", "Chaque son aussi.", "Sounds", "Every sound too."));

        reviewCharter.accept(context, new ReviewCharter.Review(rows));

        List<Clause> kept = charters.workingText(campaign);
        assertThat(kept).extracting(Clause::titleFr).endsWith("Langues et versions", "Photos", "Sons");
        assertThat(kept).extracting(Clause::key).doesNotHaveDuplicates().allMatch(Clause::isKey);
    }
}
