package coop.unisson.commitment;

import coop.unisson.campaign.Need;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * « Si tout le monde adoptait la même posture que moi, est-ce que la campagne réussirait ? », computed: so many copies of one
 * list against what the campaign needs. No score, and for nobody but whoever wrote the list.
 *
 * @param partners how many there would be of the same list
 */
public record Posture(int partners, List<Line> lines) {

    public Posture {
        lines = List.copyOf(lines);
    }

    /**
     * One need, and how much of it there would be.
     *
     * @param there in the unit of the need
     */
    public record Line(Need need, BigDecimal there) {

        public boolean isMet() {
            return there.compareTo(BigDecimal.valueOf(need.amount())) >= 0;
        }
    }

    /**
     * @param own everything one partner promises
     * @param partners of the campaign, this one among them
     * @param run the Mondays of the weeks of the run
     */
    static Posture of(List<Offer> own, int partners, List<Need> needs, Set<LocalDate> run) {
        return new Posture(
                partners,
                needs.stream()
                        .map(need -> new Line(need, there(own, need, partners, run)))
                        .toList());
    }

    /** What all partners together offer of a need. */
    static BigDecimal offered(Collection<Offer> all, Need need, Set<LocalDate> run) {
        return there(all, need, 1, run);
    }

    /** Copies add up, but for weeks: all would happen in the same ones. */
    private static BigDecimal there(Collection<Offer> offers, Need need, int copies, Set<LocalDate> run) {
        List<Offer> fitting = offers.stream()
                .filter(offer ->
                        Term.names(need.about(), offer.channel(), offer.format(), offer.audience(), offer.territory()))
                .toList();
        return switch (need.of()) {
            case OWN_CHANNEL -> times(fitting, Kind.OWN_CHANNEL, copies);
            case CO_CREATION -> times(fitting, Kind.CO_CREATION, copies);
            case OWN_INITIATIVE -> times(fitting, Kind.OWN_INITIATIVE, copies);
            case WEEKS ->
                BigDecimal.valueOf(fitting.stream()
                        .filter(Offer::isPublic)
                        .flatMap(offer -> offer.weeks().stream())
                        .filter(run::contains)
                        .collect(Collectors.toSet())
                        .size());
            case HOURS -> sum(fitting, ResourceKind.HOURS, copies);
            case INTRODUCTIONS -> sum(fitting, ResourceKind.INTRODUCTIONS, copies);
            case EUROS -> sum(fitting, ResourceKind.EUROS, copies);
            case SKILL_DAYS -> sum(fitting, ResourceKind.SKILL_DAYS, copies);
        };
    }

    private static BigDecimal times(List<Offer> offers, Kind kind, int copies) {
        return BigDecimal.valueOf((long) copies
                * offers.stream()
                        .filter(offer -> offer.kind() == kind)
                        .mapToInt(Offer::times)
                        .sum());
    }

    private static BigDecimal sum(List<Offer> offers, ResourceKind kind, int copies) {
        return offers.stream()
                .map(offer -> offer.resources().getOrDefault(kind, BigDecimal.ZERO))
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .multiply(BigDecimal.valueOf(copies));
    }

    /** The needs that would not be met. */
    public List<Line> missing() {
        return lines.stream().filter(line -> !line.isMet()).toList();
    }
}
