package coop.unisson.commitment;

import coop.unisson.commitment.Explicitness.Knot;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.shared.Words;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds promises that wait for each other, whether their fields or their words say so. */
@Component
class Conditions {

    private final Commitments commitments;
    private final Wording wording;

    Conditions(Commitments commitments, Wording wording) {
        this.commitments = commitments;
        this.wording = wording;
    }

    /**
     * How the condition of one promise stands.
     *
     * @param names of all partners that are in, by engagement id
     * @param others the engagement ids of the other partners
     * @param awaited whose doing the words wait for
     */
    Knot knot(
            Engagement own,
            Map<String, String> names,
            Collection<String> others,
            Promise promise,
            @Nullable String awaited) {
        String partner = promise.conditionPartner();
        if (partner != null && !partner.isBlank()) {
            if (partner.equals(own.id().value())) {
                return Knot.ONESELF;
            }
            if (!others.contains(partner)) {
                return Knot.UNKNOWN;
            }
            return leadsBack(partner, own, names) ? Knot.CIRCULAR : Knot.NONE;
        }
        if (awaited == null) {
            return Knot.NONE;
        }
        return others.stream()
                        .filter(other -> Taps.names(awaited, Words.of(names.get(other))))
                        .anyMatch(other -> leadsBack(other, own, names))
                ? Knot.CIRCULAR
                : Knot.WORDS;
    }

    /** Whether somebody that waits for somebody that … waits for us, from this partner on. */
    private boolean leadsBack(String from, Engagement own, Map<String, String> names) {
        Map<String, Set<String>> waits = waits(own, names);
        Deque<String> next = new ArrayDeque<>(List.of(from));
        Set<String> seen = new HashSet<>();
        while (!next.isEmpty()) {
            String one = next.pop();
            if (one.equals(own.id().value())) {
                return true;
            }
            if (seen.add(one)) {
                next.addAll(waits.getOrDefault(one, Set.of()));
            }
        }
        return false;
    }

    private Map<String, Set<String>> waits(Engagement own, Map<String, String> names) {
        Map<String, Set<String>> waits = new HashMap<>();
        WordLists lists = wording.lists();
        for (Commitment commitment : commitments.ofCampaign(own.campaign())) {
            EngagementId id = commitment.engagement();
            if (id.equals(own.id())) {
                continue;
            }
            Set<String> targets = waits.computeIfAbsent(id.value(), partner -> new HashSet<>());
            commitment.conditionPartner().map(EngagementId::value).ifPresent(targets::add);
            String awaited =
                    wording.read(commitment.what(), names.values(), lists).awaited();
            if (awaited != null) {
                names.forEach((partner, name) -> {
                    if (Taps.names(awaited, name)) {
                        targets.add(partner);
                    }
                });
            }
        }
        return waits;
    }
}
