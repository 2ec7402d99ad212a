package coop.unisson.commitment;

import coop.unisson.shared.Flaw;
import coop.unisson.shared.Words;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What must be done before something else: said where it goes in circles, comes too late, or is nowhere to be found. */
final class Dependencies {

    private Dependencies() {}

    /** Warnings only: an order is the partner's to choose, and what others do may still move. */
    static List<Flaw> reasons(List<Promise> promises, Surroundings around) {
        if (promises.stream().allMatch(promise -> promise.dependsOn().isEmpty())) {
            return List.of();
        }
        Map<String, Promise> known = new HashMap<>(around.settled().get());
        promises.stream().filter(promise -> promise.id() != null).forEach(promise -> known.put(promise.id(), promise));
        List<Flaw> flaws = new ArrayList<>();
        for (int i = 0; i < promises.size(); i++) {
            Promise one = promises.get(i);
            String field = "commitments[" + i + "].dependsOn";
            for (String id : one.dependsOn()) {
                Promise before = known.get(id);
                if (before == null) {
                    flaws.add(Flaw.warn(field, "depends-unknown"));
                } else if (id.equals(one.id()) || leadsBack(id, one.id(), known)) {
                    flaws.add(Flaw.warn(field, "depends-circular", Words.of(before.what())));
                } else if (comesLater(before, one)) {
                    flaws.add(Flaw.warn(
                            field,
                            "depends-later",
                            Words.of(before.what()),
                            before.when().last().orElseThrow()));
                }
            }
        }
        return flaws;
    }

    private static boolean comesLater(Promise before, Promise one) {
        LocalDate needed = one.when().first().orElse(LocalDate.MAX);
        return before.when().last().filter(day -> day.isAfter(needed)).isPresent();
    }

    private static boolean leadsBack(String from, @Nullable String to, Map<String, Promise> known) {
        Deque<String> next = new ArrayDeque<>(List.of(from));
        Set<String> seen = new HashSet<>();
        while (!next.isEmpty()) {
            String one = next.pop();
            if (one.equals(to)) {
                return true;
            }
            Promise promise = known.get(one);
            if (seen.add(one) && promise != null) {
                next.addAll(promise.dependsOn());
            }
        }
        return false;
    }
}
