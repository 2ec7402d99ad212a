package coop.unisson.commitment;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.commitment.Resolution.Waiting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResolutionTests {

    private static final Kind POSTS = Kind.OWN_CHANNEL;

    @Test
    void allOrdersOfFiveConditionsGiveOneResult() {
        List<Waiting> five = List.of(
                promise("a", null),
                promise("b", new Condition.OfPartner("a")),
                promise("c", new Condition.OfCount(2)),
                promise("d", new Condition.OfReach(3_000)),
                promise("e", new Condition.OfCount(5)));
        List<List<Waiting>> orders = orders(five);

        assertThat(orders).hasSize(120);
        assertThat(orders.stream().map(Resolution::of).map(Resolution::holding).distinct())
                .containsExactly(Set.of("a", "b", "c", "d"));
    }

    @Test
    void allOrdersOfFiveWhoWaitForEachOtherFindTheSameCircle() {
        List<Waiting> five = List.of(
                promise("a", new Condition.OfPartner("b")),
                promise("b", new Condition.OfPartner("c")),
                promise("c", new Condition.OfPartner("a")),
                promise("d", new Condition.OfPartner("a")),
                promise("e", new Condition.OfPartner("nobody")));

        for (List<Waiting> order : orders(five)) {
            Resolution resolution = Resolution.of(order);
            assertThat(resolution.holding()).isEmpty();
            assertThat(resolution.circles()).containsExactly(Set.of("a", "b", "c"));
        }
    }

    @Test
    void nobodyIsWaitedForInAnotherKindOfPromise() {
        Waiting hours = new Waiting("a", "a", Kind.RESOURCE, "", 0, null, false);

        assertThat(Resolution.of(List.of(hours, promise("b", new Condition.OfPartner("a"))))
                        .holding())
                .containsExactly("a");
        assertThat(Resolution.of(List.of(hours, promise("b", new Condition.OfCount(1))))
                        .holding())
                .containsExactly("a");
    }

    @Test
    void onesOwnPromisesAreNotThoseOneWaitsFor() {
        Waiting mine = promise("a1", "a", null, 100_000);

        assertThat(Resolution.of(List.of(mine, promise("a2", "a", new Condition.OfCount(1), 0)))
                        .holding())
                .containsExactly("a1");
        assertThat(Resolution.of(List.of(mine, promise("a2", "a", new Condition.OfPartner("a"), 0)))
                        .holding())
                .containsExactly("a1");
        assertThat(Resolution.of(List.of(mine, promise("a2", "a", new Condition.OfReach(100), 0)))
                        .holding())
                .containsExactly("a1");
        assertThat(Resolution.of(List.of(
                                promise("a1", "a", new Condition.OfCount(1), 0),
                                promise("a2", "a", new Condition.OfCount(1), 0)))
                        .circles())
                .isEmpty();
    }

    @Test
    void aPartnerCountsOnceHoweverMuchItPromises() {
        List<Waiting> promises = List.of(
                promise("a1", "a", null, 0), promise("a2", "a", null, 0), promise("b", new Condition.OfCount(2)));

        Resolution resolution = Resolution.of(promises);
        assertThat(resolution.holds("b")).isFalse();
        assertThat(resolution.margin(promises.get(2))).isEqualTo(new Margin(1, 2));
        assertThat(resolution.margin(promises.get(2)).missing()).isEqualTo(1);
    }

    @Test
    void oneChannelReachesTheSamePeopleEachTime() {
        List<Waiting> twice = List.of(
                new Waiting("a1", "a", POSTS, "newsletter", 10_000, null, false),
                new Waiting("a2", "a", POSTS, "newsletter", 1_000, null, false),
                new Waiting("a3", "a", POSTS, "instagram", 1_000, null, false),
                new Waiting("b", "b", POSTS, "newsletter", 100, null, false),
                promise("c", new Condition.OfReach(11_100)),
                promise("d", new Condition.OfReach(12_101)));

        Resolution resolution = Resolution.of(twice);
        assertThat(resolution.margin(twice.get(4))).isEqualTo(new Margin(11_100, 11_100));
        assertThat(resolution.holds("c")).isTrue();
        assertThat(resolution.margin(twice.get(5))).isEqualTo(new Margin(12_100, 12_101));
        assertThat(resolution.holds("d")).isFalse();
    }

    @Test
    void aReachIsMetByExactlyAsManyPeople() {
        Waiting many = promise("a", "a", null, 1_000);

        assertThat(Resolution.of(List.of(many, promise("b", new Condition.OfReach(1_000))))
                        .holds("b"))
                .isTrue();
        assertThat(Resolution.of(List.of(many, promise("b", new Condition.OfReach(1_001))))
                        .holds("b"))
                .isFalse();
    }

    @Test
    void whatOnlyWordsSayIsNeverMetHere() {
        List<Waiting> words =
                List.of(promise("a", new Condition.OfWords()), promise("b", new Condition.OfPartner("a")));

        assertThat(Resolution.of(words).holding()).isEmpty();
        assertThat(Resolution.of(words).circles()).isEmpty();
        assertThat(Resolution.of(words).margin(words.get(0)).isMet()).isFalse();
    }

    @Test
    void whoeverWaitsForACircleWaitsUntilItIsClosed() {
        List<Waiting> chain = List.of(
                promise("a", new Condition.OfPartner("b")),
                promise("b", new Condition.OfPartner("a")),
                promise("c", new Condition.OfPartner("d")),
                promise("d", new Condition.OfPartner("c")),
                new Waiting("e", "e", POSTS, "", 0, new Condition.OfCount(3), false));

        assertThat(Resolution.of(chain).circles()).containsExactlyInAnyOrder(Set.of("a", "b"), Set.of("c", "d"));
    }

    @Test
    void circlesThatShareAPromiseAreOne() {
        List<Waiting> eight = List.of(
                promise("a", "a", new Condition.OfPartner("b"), 0),
                promise("b1", "b", new Condition.OfPartner("a"), 0),
                promise("b2", "b", new Condition.OfPartner("c"), 0),
                promise("c", "c", new Condition.OfPartner("b"), 0));

        assertThat(Resolution.of(eight).circles()).containsExactly(Set.of("a", "b1", "b2", "c"));
    }

    @Test
    void whoeverSaidNoToGoingTogetherIsInNoCircle() {
        Waiting alone = new Waiting("a", "a", POSTS, "", 0, new Condition.OfPartner("b"), true);

        assertThat(Resolution.of(List.of(alone, promise("b", new Condition.OfPartner("a"))))
                        .circles())
                .isEmpty();
        assertThat(Resolution.of(List.of(
                                alone, promise("b", new Condition.OfCount(1)), promise("c", new Condition.OfCount(1))))
                        .circles())
                .containsExactly(Set.of("b", "c"));
        assertThat(Resolution.of(List.of(alone, promise("b", null))).holding()).containsExactlyInAnyOrder("a", "b");
    }

    @Test
    void aCircleThatStillNeedsSomebodyElseIsNone() {
        assertThat(Resolution.of(
                                List.of(promise("a", new Condition.OfCount(2)), promise("b", new Condition.OfCount(1))))
                        .circles())
                .isEmpty();
    }

    @Property
    void theResultIsTheSameInEveryOrder(@ForAll("promises") List<Waiting> promises, @ForAll long seed) {
        List<Waiting> shuffled = new ArrayList<>(promises);
        Collections.shuffle(shuffled, new Random(seed));

        assertThat(Resolution.of(shuffled).holding())
                .isEqualTo(Resolution.of(promises).holding());
        assertThat(Resolution.of(shuffled).circles())
                .isEqualTo(Resolution.of(promises).circles());
    }

    @Property
    void aPromiseHoldsExactlyWhenThoseThatHoldMeetItsCondition(@ForAll("promises") List<Waiting> promises) {
        Resolution resolution = Resolution.of(promises);

        assertThat(promises).allSatisfy(promise -> assertThat(resolution.holds(promise.id()))
                .isEqualTo(resolution.margin(promise).isMet()));
    }

    @Property
    void oneMorePromiseNeverMakesAnotherStopHolding(@ForAll("promises") List<Waiting> promises) {
        Set<String> all = Resolution.of(promises).holding();

        for (Waiting one : promises) {
            List<Waiting> without =
                    promises.stream().filter(other -> other != one).toList();
            assertThat(all).containsAll(Resolution.of(without).holding());
        }
    }

    /** The least of all sets that say of themselves exactly what holds, found by looking at every set there is. */
    @Property(tries = 300)
    void noSmallerSetWouldDo(@ForAll("few") List<Waiting> promises) {
        Set<String> smallest = subsets(promises).stream()
                .filter(set -> isClosed(set, promises))
                .min((one, other) -> Integer.compare(one.size(), other.size()))
                .orElseThrow();

        assertThat(Resolution.of(promises).holding()).isEqualTo(smallest);
    }

    @Property
    void aCircleHoldsOnceItGoesTogetherAndNothingOfItDoesBefore(@ForAll("promises") List<Waiting> promises) {
        Resolution resolution = Resolution.of(promises);

        for (Set<String> circle : resolution.circles()) {
            assertThat(resolution.holding()).doesNotContainAnyElementsOf(circle);
            assertThat(circle.stream()
                            .map(id -> byId(promises, id).partner())
                            .distinct()
                            .count())
                    .isGreaterThan(1);
            assertThat(resolution.wouldHold(circle)).isTrue();
        }
    }

    @Property
    void wherePromisesWouldHoldTogetherThereIsACircle(@ForAll("promises") List<Waiting> promises) {
        Resolution resolution = Resolution.of(promises);
        Set<String> greatest = greatest(promises);

        assertThat(resolution.circles().isEmpty())
                .isEqualTo(resolution.holding().containsAll(greatest));
    }

    /** By its definition: take away what does not hold even if all the rest did, until nothing is taken away. */
    private static Set<String> greatest(List<Waiting> promises) {
        List<Waiting> rest = new ArrayList<>(promises);
        boolean fewer = true;
        while (fewer) {
            List<Waiting> unconditional =
                    rest.stream().map(ResolutionTests::unconditional).toList();
            Resolution among = Resolution.of(unconditional);
            fewer = rest.removeIf(promise -> !among.margin(promise).isMet());
        }
        return rest.stream().map(Waiting::id).collect(Collectors.toSet());
    }

    private static boolean isClosed(Set<String> holding, List<Waiting> promises) {
        Resolution among = Resolution.of(promises.stream()
                .filter(promise -> holding.contains(promise.id()))
                .map(ResolutionTests::unconditional)
                .toList());
        return promises.stream()
                .allMatch(promise ->
                        holding.contains(promise.id()) == among.margin(promise).isMet());
    }

    private static List<Set<String>> subsets(List<Waiting> promises) {
        List<Set<String>> subsets = new ArrayList<>();
        for (int bits = 0; bits < 1 << promises.size(); bits++) {
            Set<String> subset = new HashSet<>();
            for (int i = 0; i < promises.size(); i++) {
                if ((bits >> i & 1) == 1) {
                    subset.add(promises.get(i).id());
                }
            }
            subsets.add(subset);
        }
        return subsets;
    }

    @Provide
    Arbitrary<List<Waiting>> promises() {
        return promises(12);
    }

    @Provide
    Arbitrary<List<Waiting>> few() {
        return promises(7);
    }

    private static Arbitrary<List<Waiting>> promises(int most) {
        Arbitrary<String> partners = Arbitraries.of("a", "b", "c", "d", "e");
        Arbitrary<Condition> conditions = Arbitraries.oneOf(
                        Arbitraries.just((Condition) new Condition.OfWords()),
                        partners.map(Condition.OfPartner::new),
                        Arbitraries.integers().between(1, 4).map(Condition.OfCount::new),
                        Arbitraries.of(100L, 1_000L, 2_100L, 10_000L).map(Condition.OfReach::new))
                .injectNull(0.25);
        return Combinators.combine(
                        partners,
                        Arbitraries.of(Kind.OWN_CHANNEL, Kind.RESOURCE),
                        Arbitraries.of("newsletter", "instagram"),
                        Arbitraries.of(0L, 100L, 1_000L, 10_000L),
                        conditions)
                .as((partner, kind, channel, reach, condition) ->
                        new Waiting("", partner, kind, channel, reach, condition, false))
                .list()
                .ofMaxSize(most)
                .map(ResolutionTests::numbered);
    }

    private static List<Waiting> numbered(List<Waiting> promises) {
        List<Waiting> numbered = new ArrayList<>();
        for (Waiting one : promises) {
            numbered.add(new Waiting(
                    "p" + numbered.size(),
                    one.partner(),
                    one.kind(),
                    one.channel(),
                    one.reach(),
                    one.condition(),
                    one.alone()));
        }
        return numbered;
    }

    private static Waiting byId(List<Waiting> promises, String id) {
        return promises.stream()
                .filter(promise -> promise.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private static Waiting unconditional(Waiting one) {
        return new Waiting(one.id(), one.partner(), one.kind(), one.channel(), one.reach(), null, one.alone());
    }

    private static Waiting promise(String partner, @Nullable Condition condition) {
        return promise(partner, partner, condition, 1_000);
    }

    private static Waiting promise(String id, String partner, @Nullable Condition condition, long reach) {
        return new Waiting(id, partner, POSTS, "newsletter", reach, condition, false);
    }

    private static <T> List<List<T>> orders(List<T> all) {
        if (all.isEmpty()) {
            return List.of(List.of());
        }
        List<List<T>> orders = new ArrayList<>();
        for (T first : all) {
            List<T> rest = new ArrayList<>(all);
            rest.remove(first);
            for (List<T> order : orders(rest)) {
                List<T> longer = new ArrayList<>(Arrays.asList(first));
                longer.addAll(order);
                orders.add(longer);
            }
        }
        return orders;
    }
}
