package coop.unisson.shared;

import java.util.List;

/** A submission the domain does not accept yet; nothing was recorded. Answered with 422 and the flaws beside their fields. */
public class Refused extends RuntimeException {

    private final transient List<Flaw> flaws;

    public Refused(List<Flaw> flaws) {
        super(flaws.toString());
        this.flaws = List.copyOf(flaws);
    }

    public Refused(Flaw flaw) {
        this(List.of(flaw));
    }

    /** Refuses when at least one flaw blocks; warnings alone let a submission pass. */
    public static void ifAnyBlocks(List<Flaw> flaws) {
        if (flaws.stream().anyMatch(Flaw::blocks)) {
            throw new Refused(flaws);
        }
    }

    public List<Flaw> flaws() {
        return flaws;
    }
}
