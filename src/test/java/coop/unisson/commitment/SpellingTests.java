package coop.unisson.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is a slip of the pen put right, and what is another promise. */
class SpellingTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Quatre stories sur la reprise            | quatre storis sur la reprise
            Publier une vidéo                        | Publier une video
            Envoyer une newsleter complète           | Envoyer une newsletter complète
            Tenir l’atelier « Rouvrir »              | Tenir l'atelier Rouvrir
            Affichre la campagne en vitrine          | Afficher la campagne en vitrine
            Publish three storries about mending     | Publish three stories about mending
            Organiser une soirée, à Rennes           | Organiser une soirée à Rennes.
            Oganiser une soirée                      | Organiser une soirée
            """)
    void aSlipOfThePenIsTheSame(String one, String other) {
        assertThat(Spelling.same(one, other)).isTrue();
        assertThat(Spelling.same(other, one)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Réparer 12 vélos                         | Réparer 13 vélos
            Réparer trente vélos                     | Réparer treize vélos
            Une story le 12 octobre                  | Une story le 12 novembre
            Une story chaque mardi                   | Une story chaque jeudi
            Une soirée à Rennes                      | Une soirée à Vannes
            Une affiche avec Bobine                  | Une affiche avec Bobino
            Un podcast par Noémie                    | Un podcast par Noëlle
            Couvrir l’atelier                        | Ouvrir l’atelier
            Publier deux posts                       | Publier dix posts
            Publier une vidéo                        | Publier une longue vidéo
            Nous irons                               | Nous n’irons pas
            Send seventy parcels                     | Send seventeen parcels
            Après la parade                          | Avant la parade
            Faire un atelier                         | Faire un article
            Prêter la salle                          | Louer la salle
            """)
    void anotherNumberDayNameOrActIsAnotherPromise(String one, String other) {
        assertThat(Spelling.same(one, other)).isFalse();
        assertThat(Spelling.same(other, one)).isFalse();
    }
}
