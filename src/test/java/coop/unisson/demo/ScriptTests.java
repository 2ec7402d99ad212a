package coop.unisson.demo;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The story adds up to what {@code product/campaigns.md} says of it, and reads well in whatever season it is played. */
class ScriptTests {

    private final Script script = Script.repairMonth();

    private final List<Script.Promise> promises = script.partners().stream()
            .flatMap(partner -> partner.commitments().stream())
            .toList();

    @Test
    void hasTwelvePartnersAndThirtyEightPromises() {
        assertThat(script.partners())
                .extracting(Script.Partner::slug)
                .hasSize(12)
                .doesNotHaveDuplicates();
        assertThat(promises).extracting(Script.Promise::what).hasSize(38).doesNotHaveDuplicates();
    }

    @Test
    void endsAsTheCampaignEnded() {
        assertThat(promises.stream().collect(groupingBy(Script.Promise::outcome, counting())))
                .isEqualTo(Map.of("DELIVERED", 30L, "PARTLY", 3L, "REPLACED", 2L, "LATE", 2L, "NOT_DELIVERED", 1L));
        assertThat(promises)
                .filteredOn(promise -> !promise.outcome().equals("DELIVERED"))
                .allSatisfy(promise -> assertThat(promise.reason()).isNotBlank());
    }

    @Test
    void poolsTheResourcesOfTheCampaign() {
        Map<String, Integer> pooled = new HashMap<>();
        promises.stream().map(Script.Promise::resource).filter(Objects::nonNull).forEach(resource -> IntStream.range(
                        0, resource.size() / 2)
                .forEach(i ->
                        pooled.merge(resource.get(2 * i), Integer.valueOf(resource.get(2 * i + 1)), Integer::sum)));
        assertThat(pooled).isEqualTo(Map.of("HOURS", 612, "INTRODUCTIONS", 38, "EUROS", 21_400, "SKILL_DAYS", 19));
    }

    @Test
    void letsEachPartnerDecideInItsOwnTime() {
        assertThat(script.partners())
                .extracting(partner -> partner.approvals().stream()
                        .mapToInt(step -> Integer.parseInt(step.get(1)))
                        .sum())
                .containsExactly(3, 15, 8, 4, 1, 2, 2, 2, 5, 1, 2, 3);
    }

    @Test
    void promisesPublicActsInsideTheRunAndTheRestBeforeItsEnd() {
        LocalDate start = script.date("runStart");
        LocalDate end = script.date("runEnd");
        assertThat(start.getDayOfWeek()).isEqualTo(DayOfWeek.MONDAY);
        assertThat(end.getDayOfWeek()).isEqualTo(DayOfWeek.SUNDAY);
        assertThat(promises).allSatisfy(promise -> {
            assertThat(promise.last()).isBeforeOrEqualTo(end);
            boolean publicAct = !List.of("RESOURCE", "INTERNAL_FOLLOW_UP").contains(promise.kind());
            assertThat(first(promise)).isAfterOrEqualTo(publicAct ? start : LocalDate.of(2027, 7, 1));
        });
    }

    private static LocalDate first(Script.Promise promise) {
        if (promise.dates() != null) {
            assertThat(promise.dates()).isSorted();
            return promise.dates().get(0);
        }
        return Objects.requireNonNull(promise.date() == null ? promise.from() : promise.date());
    }

    @Test
    void makesThingsTogetherOnlyWithPartnersOfTheStory() {
        List<String> slugs =
                script.partners().stream().map(Script.Partner::slug).toList();
        assertThat(promises)
                .allSatisfy(promise -> assertThat(promise.co() != null)
                        .isEqualTo(promise.kind().equals("CO_CREATION")))
                .filteredOn(promise -> promise.co() != null)
                .allSatisfy(promise -> assertThat(slugs).contains(promise.co()));
    }

    @Test
    void countsAsManyDaysAsItNamesWhereEachDayIsOneDeed() {
        assertThat(promises)
                .filteredOn(promise -> promise.dates() != null && promise.quantity() != null)
                .allSatisfy(promise -> {
                    assertThat(new HashSet<>(Objects.requireNonNull(promise.dates())))
                            .hasSameSizeAs(promise.dates());
                    assertThat(Objects.requireNonNull(promise.quantity())
                                    % promise.dates().size())
                            .isZero();
                });
    }

    /** The demo plays it in any month, so nobody in it may name one. */
    @Test
    void namesNoMonthAndNoSeason() {
        Pattern season = Pattern.compile(
                "\\b(janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre"
                        + "|printemps|été|automne|hiver|rentrée|spring|summer|autumn|winter|october)\\b",
                Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE | Pattern.UNICODE_CHARACTER_CLASS);
        assertThat(script.partners()).allSatisfy(partner -> {
            assertThat(List.of(partner.motive(), partner.tension(), partner.how(), partner.keep(), partner.change()))
                    .noneMatch(text -> season.matcher(text).find());
            assertThat(partner.commitments())
                    .noneMatch(promise -> season.matcher(promise.what()).find())
                    .noneMatch(promise -> promise.reason() != null
                            && !promise.reason().contains("a été")
                            && season.matcher(promise.reason()).find());
        });
    }
}
