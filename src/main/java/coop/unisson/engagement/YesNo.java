package coop.unisson.engagement;

/** An answer nobody gives by leaving a box as it is. */
enum YesNo {
    YES,
    NO;

    static YesNo of(boolean yes) {
        return yes ? YES : NO;
    }
}
