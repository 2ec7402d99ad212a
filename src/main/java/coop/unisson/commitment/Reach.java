package coop.unisson.commitment;

/** How many people a channel reaches, in bands: other partners see no more than that. */
public enum Reach {
    UNDER_100,
    UNDER_1000,
    UNDER_10000,
    UNDER_100000,
    FROM_100000;

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
