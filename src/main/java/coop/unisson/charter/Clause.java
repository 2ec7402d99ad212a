package coop.unisson.charter;

import coop.unisson.shared.Language;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Arrays;
import java.util.List;

/**
 * One clause in both languages. Its words are brought into their canonical form at birth, so that what is kept, shown and
 * hashed is one and the same.
 *
 * @param key what the clause is about, the same in every version: lower-case letters, digits and hyphens
 */
@Embeddable
public record Clause(
        @Column(name = "clause_key") String key,
        @Column(name = "title_fr") String titleFr,
        @Column(name = "text_fr") String textFr,
        @Column(name = "title_en") String titleEn,
        @Column(name = "text_en") String textEn) {

    public Clause {
        if (!isKey(key)) {
            throw new IllegalArgumentException("not a clause key: " + key);
        }
        titleFr = CharterText.line(titleFr);
        textFr = CharterText.lines(textFr);
        titleEn = CharterText.line(titleEn);
        textEn = CharterText.lines(textEn);
    }

    static boolean isKey(String key) {
        return key.matches("[a-z0-9-]{1,64}");
    }

    public String title(Language language) {
        return language == Language.FR ? titleFr : titleEn;
    }

    public String text(Language language) {
        return language == Language.FR ? textFr : textEn;
    }

    /** The text as it is set: blank lines part paragraphs. */
    public List<String> paragraphs(Language language) {
        return Arrays.asList(text(language).split("\n{2,}"));
    }
}
