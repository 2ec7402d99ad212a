package coop.unisson.shared;

import java.util.Locale;

/** The two languages of the product; French first. */
public enum Language {
    FR(Locale.FRENCH),
    EN(Locale.ENGLISH);

    private final Locale locale;

    Language(Locale locale) {
        this.locale = locale;
    }

    public Locale locale() {
        return locale;
    }

    /** English for English speakers, French for everybody else. */
    public static Language of(Locale locale) {
        return Locale.ENGLISH.getLanguage().equals(locale.getLanguage()) ? EN : FR;
    }
}
