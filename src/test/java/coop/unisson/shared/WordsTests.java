package coop.unisson.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WordsTests {

    @Test
    void putsNamesInTheOrderOfAFrenchDictionary() {
        assertThat(Stream.of("TéléCommun", "Épicerie Verte Rive", "atelier Mésange", "Eau Vive", "Œuvre", "Papier")
                        .sorted(Words.alphabetical()))
                .containsExactly("atelier Mésange", "Eau Vive", "Épicerie Verte Rive", "Œuvre", "Papier", "TéléCommun");
    }
}
