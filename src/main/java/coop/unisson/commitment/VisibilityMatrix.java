package coop.unisson.commitment;

import coop.unisson.engagement.EngagementId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Who makes whom visible: rows give, columns receive. Seen from each partner's own reach, so that a workshop that shows others to
 * everybody it knows stands beside a large house that does the same, and before one that does it once; nothing is owed for it.
 */
public final class VisibilityMatrix {

    /** How much of a partner's own reach shows others too. */
    public enum Share {
        /** It does nothing others see. */
        SILENT,
        NOTHING,
        A_LITTLE,
        PART,
        HALF,
        MOST,
        ALL
    }

    /**
     * One act and whom it shows.
     *
     * @param people about how many see it, at least; 0 where that is not the partner's own reach
     * @param everybody whether it shows the whole campaign
     * @param shown the partners it names
     */
    public record Showing(EngagementId by, long people, boolean everybody, Set<EngagementId> shown) {

        private boolean showsOthers() {
            return everybody || shown.stream().anyMatch(other -> !other.equals(by));
        }
    }

    private final List<EngagementId> partners;
    private final Map<EngagementId, Set<EngagementId>> given = new LinkedHashMap<>();
    private final Map<EngagementId, Share> shares = new LinkedHashMap<>();

    private VisibilityMatrix(List<EngagementId> partners) {
        this.partners = List.copyOf(partners);
    }

    /** @param acts of these partners, what people outside will see */
    static VisibilityMatrix of(List<EngagementId> partners, Collection<Showing> acts) {
        VisibilityMatrix matrix = new VisibilityMatrix(partners);
        for (EngagementId partner : matrix.partners) {
            List<Showing> own =
                    acts.stream().filter(act -> act.by().equals(partner)).toList();
            Set<EngagementId> shown = new LinkedHashSet<>();
            for (EngagementId other : matrix.partners) {
                if (!other.equals(partner)
                        && own.stream()
                                .anyMatch(act -> act.everybody() || act.shown().contains(other))) {
                    shown.add(other);
                }
            }
            matrix.given.put(partner, shown);
            matrix.shares.put(partner, share(own));
        }
        return matrix;
    }

    /** By people where anything happens on an own channel; by acts where a partner has no channel. */
    private static Share share(List<Showing> own) {
        long people = own.stream().mapToLong(Showing::people).sum();
        long shown = own.stream()
                .filter(Showing::showsOthers)
                .mapToLong(act -> people == 0 ? 1 : act.people())
                .sum();
        long whole = people == 0 ? own.size() : people;
        if (whole == 0) {
            return Share.SILENT;
        }
        if (shown == 0) {
            return own.stream().anyMatch(Showing::showsOthers) ? Share.A_LITTLE : Share.NOTHING;
        }
        if (shown == whole) {
            return Share.ALL;
        }
        long percent = 100 * shown / whole;
        return percent < 10 ? Share.A_LITTLE : percent < 40 ? Share.PART : percent <= 60 ? Share.HALF : Share.MOST;
    }

    public List<EngagementId> partners() {
        return partners;
    }

    public boolean shows(EngagementId giver, EngagementId receiver) {
        return shownBy(giver).contains(receiver);
    }

    /** Whom a partner makes visible. */
    public Set<EngagementId> shownBy(EngagementId giver) {
        return given.getOrDefault(giver, Set.of());
    }

    /** Who makes a partner visible. */
    public List<EngagementId> showing(EngagementId receiver) {
        return partners.stream().filter(giver -> shows(giver, receiver)).toList();
    }

    public Share share(EngagementId giver) {
        return shares.getOrDefault(giver, Share.SILENT);
    }
}
