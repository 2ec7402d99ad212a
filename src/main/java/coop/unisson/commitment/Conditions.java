package coop.unisson.commitment;

import coop.unisson.campaign.CampaignService;
import coop.unisson.commitment.Tie.Knot;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.shared.Words;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Says how what a promise waits for stands, while it is written and afterwards. Before the first round is opened it knows
 * nothing of what others promise.
 */
@Component
class Conditions {

    private final Round round;
    private final Commitments commitments;
    private final CampaignService campaigns;
    private final Wording wording;

    Conditions(Round round, Commitments commitments, CampaignService campaigns, Wording wording) {
        this.round = round;
        this.commitments = commitments;
        this.campaigns = campaigns;
        this.wording = wording;
    }

    /**
     * Finds out for one partner; nothing is asked of the database before a promise waits for something.
     *
     * @param names of all partners that are in, by engagement id
     * @param others the engagement ids of the other partners
     */
    Tie.Finder around(Engagement own, Map<String, String> names, Collection<String> others) {
        return new Around(own, names, others);
    }

    private final class Around implements Tie.Finder {

        private final Engagement own;
        private final Map<String, String> names;
        private final Collection<String> others;
        private @Nullable Map<String, Commitment> kept;
        private @Nullable Boolean revealed;
        private @Nullable Situation situation;

        Around(Engagement own, Map<String, String> names, Collection<String> others) {
            this.own = own;
            this.names = names;
            this.others = others;
        }

        @Override
        public Tie of(List<Promise> all, Promise promise, @Nullable String awaited) {
            Optional<ConditionKind> kind = promise.awaits();
            if (kind.isEmpty() || kind.get() == ConditionKind.WORDS) {
                return inWords(kind.isPresent() && Words.none(promise.condition()), awaited);
            }
            Knot structure = structure(promise, kind.get());
            return structure == Knot.NONE ? tie(all, promise) : Tie.of(structure);
        }

        private Knot structure(Promise promise, ConditionKind kind) {
            if (kind == ConditionKind.PARTNER) {
                String partner = Words.of(promise.conditionPartner());
                if (partner.equals(own.id().value())) {
                    return Knot.ONESELF;
                }
                return partner.isEmpty() ? Knot.UNSAID : others.contains(partner) ? Knot.NONE : Knot.UNKNOWN;
            }
            if (kind == ConditionKind.COUNT) {
                Integer count = promise.conditionCount();
                return count == null ? Knot.UNSAID : count > others.size() ? Knot.FEW : Knot.NONE;
            }
            return promise.conditionReach() == null ? Knot.UNSAID : Knot.NONE;
        }

        private Tie tie(List<Promise> all, Promise promise) {
            Map<String, Commitment> before = kept();
            List<Commitment> typed = new ArrayList<>();
            for (int i = 0; i < all.size(); i++) {
                typed.add(typed(all.get(i), i, before));
            }
            Commitment one = typed.get(all.indexOf(promise));
            if (one.isUnconditional()) {
                return Tie.NONE;
            }
            if (!isRevealed()) {
                return Tie.of(Knot.SEALED);
            }
            Situation now = situation().with(own.id().value(), typed);
            Margin margin = now.wait(one).map(Situation.Wait::margin).orElse(new Margin(0, 0));
            boolean circular = now.circles().stream()
                    .anyMatch(circle -> circle.contains(one.id().value()));
            return new Tie(now.holds(one) ? Knot.MET : circular ? Knot.CIRCULAR : Knot.UNMET, margin);
        }

        private Commitment typed(Promise promise, int position, Map<String, Commitment> before) {
            Commitment kept = promise.id() == null ? null : before.get(promise.id());
            Commitment typed = new Commitment(
                    kept == null ? new CommitmentId("typed-" + position) : kept.id(), own.id(), position, promise);
            if (kept != null
                    && kept.isUnconditional()
                    && Condition.of(kept.promise()).equals(Condition.of(promise))) {
                typed.waitNoLonger();
            }
            return typed;
        }

        private Map<String, Commitment> kept() {
            if (kept == null) {
                kept = commitments.findByEngagementOrderByPosition(own.id()).stream()
                        .collect(Collectors.toMap(commitment -> commitment.id().value(), Function.identity()));
            }
            return kept;
        }

        private boolean isRevealed() {
            if (revealed == null) {
                revealed = round.isRevealed(campaigns.get(own.campaign()));
            }
            return revealed;
        }

        private Situation situation() {
            if (situation == null) {
                situation = round.situation(own.campaign());
            }
            return situation;
        }

        /** A partner named in the sentence only; nobody is asked to go together for a condition that is in no field. */
        private Tie inWords(boolean unsaid, @Nullable String awaited) {
            if (unsaid) {
                return Tie.of(Knot.UNSAID);
            }
            if (awaited == null) {
                return Tie.NONE;
            }
            boolean circular = others.stream()
                    .filter(other -> Taps.names(awaited, Words.of(names.get(other))))
                    .anyMatch(this::leadsBack);
            return Tie.of(circular ? Knot.CIRCULAR_WORDS : Knot.WORDS);
        }

        /** Whether somebody that waits for somebody that … waits for us, from this partner on. */
        private boolean leadsBack(String from) {
            if (!isRevealed()) {
                return false;
            }
            Map<String, Set<String>> waits = waits();
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

        private Map<String, Set<String>> waits() {
            Map<String, Set<String>> waits = new HashMap<>();
            WordLists lists = wording.lists();
            for (Commitment commitment : situation().promised()) {
                String id = commitment.engagement().value();
                if (id.equals(own.id().value())) {
                    continue;
                }
                Set<String> targets = waits.computeIfAbsent(id, partner -> new HashSet<>());
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
}
