package coop.unisson.commitment;

/** How many people a channel reaches, in bands: other partners see no more than that. */
public enum Reach {
    UNDER_100(1),
    UNDER_1000(100),
    UNDER_10000(1_000),
    UNDER_100000(10_000),
    FROM_100000(100_000);

    private final int atLeast;

    Reach(int atLeast) {
        this.atLeast = atLeast;
    }

    /** The fewest people of the band; in the lowest one somebody at least. */
    int atLeast() {
        return atLeast;
    }

    /** The band a number of people lies in. */
    static Reach of(int people) {
        if (people < 100) {
            return UNDER_100;
        }
        if (people < 1_000) {
            return UNDER_1000;
        }
        if (people < 10_000) {
            return UNDER_10000;
        }
        return people < 100_000 ? UNDER_100000 : FROM_100000;
    }
}
