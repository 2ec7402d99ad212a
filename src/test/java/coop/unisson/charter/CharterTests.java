package coop.unisson.charter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import coop.unisson.campaign.CampaignId;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import coop.unisson.shared.Sha256;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class CharterTests {

    private static final Instant NOW = Instant.parse("2027-08-26T09:00:00Z");
    private static final CampaignId CAMPAIGN = new CampaignId("c1");
    private static final PersonId INES = new PersonId("ines");

    private static List<Clause> complete() {
        return new ArrayList<>(Arrays.stream(StandardClause.values())
                .map(clause -> new Clause(clause.key(), "Titre", "Texte", "Title", "Text"))
                .toList());
    }

    @Test
    void acceptsAllClausesOfTheDraft() {
        assertThat(Charter.flaws(complete())).isEmpty();
    }

    @Test
    void refusesToLoseAClauseEverybodyNeeds() {
        List<Clause> clauses = complete();
        clauses.removeIf(clause -> clause.key().equals("exit") || clause.key().equals("competition"));

        assertThat(Charter.flaws(clauses))
                .extracting(Flaw::code)
                .containsExactly("clause-missing.competition", "clause-missing.exit");
    }

    @Test
    void letsTheCoordinatorLeaveOutWhatMayBeLeftOut() {
        List<Clause> clauses = complete();
        clauses.removeIf(clause -> clause.key().equals("coordination"));

        assertThat(Charter.flaws(clauses)).isEmpty();
    }

    @Test
    void letsTheCoordinatorAddAClause() {
        List<Clause> clauses = complete();
        clauses.add(new Clause("a1b2", "Photos", "Chacun signe ses photos.", "Photos", "Photos are signed."));

        assertThat(Charter.flaws(clauses)).isEmpty();
    }

    @Test
    void namesTheFieldThatHasNoWords() {
        List<Clause> clauses = complete();
        clauses.set(1, new Clause("commitments", "Titre", " \n ", "Title", ""));

        assertThat(Charter.flaws(clauses))
                .extracting(Flaw::field, Flaw::code)
                .containsExactly(tuple("clauses[1].text", "clause-empty"), tuple("clauses[1].textEn", "clause-empty"));
    }

    @Test
    void refusesTheSameClauseTwice() {
        List<Clause> clauses = complete();
        clauses.add(new Clause("exit", "Partir encore", "Texte", "Leaving again", "Text"));

        assertThat(Charter.flaws(clauses)).extracting(Flaw::code).containsExactly("clause-twice");
    }

    @Test
    void isNeverKeptIncomplete() {
        Charter charter = new Charter(CAMPAIGN, complete(), INES, NOW);

        assertThatThrownBy(() -> charter.review(List.of(), INES, NOW)).isInstanceOf(Refused.class);
        assertThat(charter.clauses()).hasSameSizeAs(StandardClause.values());
    }

    @Test
    void freezesAVersionThatLaterReviewsDoNotTouch() {
        Charter charter = new Charter(CAMPAIGN, complete(), INES, NOW);
        CharterVersion version = charter.publish(1, "Un mois pour réparer", NOW);
        String before = version.text();
        List<Clause> changed = complete();
        changed.add(new Clause("a1b2", "Photos", "Texte", "Photos", "Text"));

        charter.review(changed, INES, NOW);

        assertThat(version.text()).isEqualTo(before);
        assertThat(version.sha256()).isEqualTo(Sha256.of(before));
        assertThat(version.clauses()).isEqualTo(complete());
        assertThat(version.says(changed)).isFalse();
    }

    @Test
    void refusesASignatureUnderWordsOtherThanItsOwn() {
        CharterVersion version = new Charter(CAMPAIGN, complete(), INES, NOW).publish(2, "Un mois pour réparer", NOW);

        version.requireRead(2, version.sha256());
        assertThatThrownBy(() -> version.requireRead(1, version.sha256()))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.kind()).isEqualTo(Problem.Kind.CONFLICT);
                    assertThat(problem.code()).isEqualTo("charter-stale");
                });
        assertThatThrownBy(() -> version.requireRead(2, "0".repeat(64))).isInstanceOf(Problem.class);
    }
}
