package coop.unisson.charter;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.shared.Sha256;
import java.util.List;
import org.junit.jupiter.api.Test;

class CharterTextTests {

    private static final Clause PURPOSE = new Clause(
            "purpose",
            "Notre mission",
            "Réparer d’abord.\n\nAcheter ensuite.",
            "Our mission",
            "Repair first.\n\nBuy later.");
    private static final Clause EXIT = new Clause("exit", "Partir", "À tout moment.", "Leaving", "At any time.");

    private static CharterText charter(Clause... clauses) {
        return new CharterText("c1", 1, "Un mois pour réparer", List.of(clauses));
    }

    @Test
    void writesACharterDownInOneWayOnly() {
        assertThat(charter(PURPOSE, EXIT).canonical()).isEqualTo("""
                        unisson-charter 1
                        campaign c1
                        version 1
                        title Un mois pour réparer
                        prevailing fr

                        fr

                        [purpose] Notre mission
                          Réparer d’abord.

                          Acheter ensuite.

                        [exit] Partir
                          À tout moment.

                        en

                        [purpose] Our mission
                          Repair first.

                          Buy later.

                        [exit] Leaving
                          At any time.
                        """);
    }

    @Test
    void readsBackWhatItWrote() {
        CharterText charter = charter(PURPOSE, EXIT);

        assertThat(CharterText.parse(charter.canonical())).isEqualTo(charter);
    }

    @Test
    void isNotFooledByWordsThatLookLikeItsOwnMarks() {
        Clause sly = new Clause("purpose", "en", "en\n\n[exit] Partir\n  fr\nversion 2", "[exit] Leaving", "fr");
        CharterText charter = charter(sly, EXIT);

        assertThat(CharterText.parse(charter.canonical())).isEqualTo(charter);
        assertThat(charter.canonical()).isNotEqualTo(charter(PURPOSE, EXIT).canonical());
    }

    @Test
    void hashesTheBytesAnybodyCanHashAgain() {
        // printf 'Prêt·e\n' | sha256sum
        assertThat(Sha256.of("Prêt·e\n")).isEqualTo("f508781c755566858b1555f0691fad153a280c0eb2a3be9e94fe7c09241b6652");
    }

    @Test
    void writesTheSameWordsTheSameWayHoweverTheyWereTyped() {
        Clause typed = new Clause(
                "purpose",
                "  Notre \t mission ",
                "Re\u0301parer d’abord.  \r\n\r\n\r\n\r\nAcheter\u0000 ensuite.\n\n",
                "Our mission",
                "Repair first.\r\rBuy later.");

        assertThat(typed).isEqualTo(PURPOSE);
    }

    @Test
    void keepsNoBreakSpacesEmojiAndRightToLeftWords() {
        Clause clause = new Clause("purpose", "Prêt·e\u00a0?", "🔧 אולי — œuvre n°\u00a07", "Ready?", "🔧");

        assertThat(clause.titleFr()).isEqualTo("Prêt·e\u00a0?");
        assertThat(clause.textFr()).isEqualTo("🔧 אולי — œuvre n°\u00a07");
    }

    @Test
    void changesItsHashWithTheSmallestChangeInEitherLanguage() {
        Clause english = new Clause(
                PURPOSE.key(), PURPOSE.titleFr(), PURPOSE.textFr(), PURPOSE.titleEn(), "Repair first.\n\nBuy later!");

        assertThat(Sha256.of(charter(english).canonical()))
                .isNotEqualTo(Sha256.of(charter(PURPOSE).canonical()));
    }
}
