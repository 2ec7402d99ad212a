package coop.unisson.commitment;

import java.math.BigDecimal;

/** The four resources a partner may put in, each with its unit. */
public enum ResourceKind {
    HOURS(50, 500),
    EUROS(1_000, 10_000),
    INTRODUCTIONS(10, 50),
    SKILL_DAYS(5, 20);

    private final BigDecimal middle;
    private final BigDecimal high;

    ResourceKind(int middle, int high) {
        this.middle = BigDecimal.valueOf(middle);
        this.high = BigDecimal.valueOf(high);
    }

    /** How much it is for peers, who see no more: 0 below the middle band, 1 in it, 2 from its end on. */
    public int band(BigDecimal amount) {
        return amount.compareTo(middle) < 0 ? 0 : amount.compareTo(high) < 0 ? 1 : 2;
    }
}
