package coop.unisson.charter;

import java.util.Arrays;
import java.util.Optional;

/** The clauses a draft begins with. The required ones may be rewritten, never left out. */
enum StandardClause {
    PURPOSE("purpose", true),
    COMMITMENTS("commitments", true),
    COORDINATION("coordination", false),
    DECISIONS("decisions", true),
    CONTENT_APPROVAL("content-approval", true),
    LICENCE("licence", true),
    COMPETITION("competition", true),
    CLAIMS("claims", true),
    PERSONAL_DATA("personal-data", true),
    TENSION("tension", true),
    EXIT("exit", true),
    PUBLICATION("publication", true),
    LANGUAGE("language", true);

    private final String key;
    private final boolean required;

    StandardClause(String key, boolean required) {
        this.key = key;
        this.required = required;
    }

    String key() {
        return key;
    }

    boolean required() {
        return required;
    }

    static Optional<StandardClause> of(String key) {
        return Arrays.stream(values()).filter(clause -> clause.key.equals(key)).findFirst();
    }
}
