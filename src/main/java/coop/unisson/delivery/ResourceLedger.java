package coop.unisson.delivery;

import coop.unisson.commitment.Commitment;
import coop.unisson.commitment.CommitmentId;
import coop.unisson.commitment.ResourceKind;
import coop.unisson.engagement.EngagementId;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What partners put in: hours, introductions, euros and days of skills, planned and used. No money is ever moved. */
public final class ResourceLedger {

    /**
     * One kind of resource.
     *
     * @param planned as promised, in the unit of the kind
     * @param used as told so far, in the same unit
     * @param open how many promises of it nobody has told about yet
     */
    public record Entry(BigDecimal planned, BigDecimal used, int open) {

        private Entry and(Entry other) {
            return new Entry(planned.add(other.planned), used.add(other.used), open + other.open);
        }
    }

    private final Map<EngagementId, Map<ResourceKind, Entry>> entries = new LinkedHashMap<>();

    /** @param promised everything that counts; promises without a resource are passed over */
    static ResourceLedger of(Collection<Commitment> promised, Collection<Delivery> deliveries) {
        Map<CommitmentId, Delivery> told =
                deliveries.stream().collect(Collectors.toMap(Delivery::id, Function.identity()));
        ResourceLedger ledger = new ResourceLedger();
        for (Commitment commitment : promised) {
            Optional<Delivery> delivery = Optional.ofNullable(told.get(commitment.id()));
            ledger.add(
                    commitment.engagement(),
                    commitment.resourceKind(),
                    commitment.resourceQuantity(),
                    delivery.flatMap(Delivery::resourceUsed));
            ledger.add(
                    commitment.engagement(),
                    commitment.otherResourceKind(),
                    commitment.otherResourceQuantity(),
                    delivery.flatMap(Delivery::otherResourceUsed));
        }
        return ledger;
    }

    private void add(
            EngagementId partner,
            Optional<ResourceKind> kind,
            Optional<BigDecimal> planned,
            Optional<BigDecimal> used) {
        if (kind.isPresent() && planned.isPresent()) {
            entries.computeIfAbsent(partner, of -> new EnumMap<>(ResourceKind.class))
                    .merge(
                            kind.get(),
                            new Entry(planned.get(), used.orElse(BigDecimal.ZERO), used.isPresent() ? 0 : 1),
                            Entry::and);
        }
    }

    /** What one partner puts in, by kind. */
    public Map<ResourceKind, Entry> of(EngagementId partner) {
        return entries.getOrDefault(partner, Map.of());
    }

    /** What all put in, by kind. */
    public Map<ResourceKind, Entry> total() {
        return sum(entries.values());
    }

    /**
     * What all others put in, by kind; kinds that fewer than two of them give are left out, because a peer would read a
     * partner's own figure from them.
     */
    public Map<ResourceKind, Entry> others(EngagementId partner) {
        List<Map<ResourceKind, Entry>> others = entries.entrySet().stream()
                .filter(entry -> !entry.getKey().equals(partner))
                .map(Map.Entry::getValue)
                .toList();
        Map<ResourceKind, Entry> sum = sum(others);
        sum.keySet()
                .removeIf(kind ->
                        others.stream().filter(one -> one.containsKey(kind)).count() < 2);
        return sum;
    }

    private static Map<ResourceKind, Entry> sum(Collection<Map<ResourceKind, Entry>> parts) {
        Map<ResourceKind, Entry> sum = new EnumMap<>(ResourceKind.class);
        parts.forEach(part -> part.forEach((kind, entry) -> sum.merge(kind, entry, Entry::and)));
        return sum;
    }
}
