package coop.unisson.commitment;

import com.fasterxml.jackson.annotation.JsonAlias;
import coop.unisson.shared.Words;
import io.soabase.recordbuilder.core.RecordBuilder;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.persistence.Column;
import jakarta.persistence.Convert;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One promise as somebody writes it; every part may still be missing. One record carries it from the form to the database:
 * its components are the form's field names, the columns, and what the check over HTTP takes. It is as flat as the form;
 * {@code promise.withChannel("Instagram")} is the way to a copy.
 *
 * @param id of the commitment it continues; empty for a new one
 * @param coOwners the engagement ids of other partners that make it together with this one; each is asked
 * @param resourceQuantity hours, euros, introductions or days, as {@code resourceKind} says
 * @param otherResourceKind a second resource that goes into it
 * @param reach how many people the channel reaches, as a band
 * @param audience who they are
 * @param brand which of the partner's brands promises
 * @param deputyName who does it when the owner cannot
 * @param makesVisible the engagement ids of those it makes visible, or {@link #EVERYBODY}
 * @param visibilityFor whom it makes visible, in words, where they are not partners of the campaign
 * @param dependsOn the ids of commitments that must be done before, of one's own list or settled by others
 * @param conditionKind what it waits for; none with {@code conditionPartner} means that partner, none with words the words
 * @param condition what must happen first, in words
 * @param conditionPartner the engagement id of the partner who must do as much first
 * @param conditionCount how many partners must do as much
 * @param conditionReach how many people all channels together must reach
 * @param menuEntry the entry of the campaign's menu it was chosen from; it says nothing by itself
 * @param measure what the partner can count and show afterwards
 */
@Embeddable
@RecordBuilder
public record Promise(
        @Size(max = 64) @Column(name = "id", insertable = false, updatable = false) @Nullable
        String id,

        @Enumerated(EnumType.STRING) @Nullable Kind kind,
        @Size(max = 300) @Nullable String what,
        @Size(max = 160) @Nullable String channel,
        @Size(max = 160) @Nullable String format,
        @Positive @Max(100_000_000) @Nullable Integer quantity,

        @Enumerated(EnumType.STRING) @Column(name = "when_kind") @Nullable
        WhenKind whenKind,

        @Column(name = "on_date") @Nullable LocalDate date,
        @Column(name = "from_date") @Nullable LocalDate from,
        @Column(name = "to_date") @Nullable LocalDate to,

        @Size(max = 60) @Convert(converter = Dates.class) @Nullable
        List<LocalDate> dates,

        @Size(max = 160) @Column(name = "owner_name") @Nullable
        String ownerName,

        @Email @Size(max = 254) @Column(name = "owner_email") @Nullable
        String ownerEmail,

        @Enumerated(EnumType.STRING) @Column(name = "resource_kind") @Nullable
        ResourceKind resourceKind,

        @Positive @Max(100_000_000) @Column(name = "resource_quantity") @Nullable
        BigDecimal resourceQuantity,

        @Enumerated(EnumType.STRING) @Column(name = "other_resource_kind") @Nullable
        ResourceKind otherResourceKind,

        @Positive @Max(100_000_000) @Column(name = "other_resource_quantity") @Nullable
        BigDecimal otherResourceQuantity,

        @Enumerated(EnumType.STRING) @Nullable Evidence evidence,

        @Size(max = 300) @Column(name = "visibility_for") @Nullable
        String visibilityFor,

        @Size(max = 60)
        @Convert(converter = IdList.class)
        @Column(name = "co_owners")
        @JsonAlias("coOwner")
        @Schema(
                description = "Engagement ids of other partners that make it too; each is asked."
                        + " The former name coOwner, with a single id, is still read.")
        List<@Size(max = 64) String> coOwners,

        @Enumerated(EnumType.STRING) @Nullable Reach reach,
        @Size(max = 160) @Nullable String audience,
        @Size(max = 160) @Nullable String territory,
        @Size(max = 160) @Nullable String brand,

        @Size(max = 160) @Column(name = "deputy_name") @Nullable
        String deputyName,

        @Email @Size(max = 254) @Column(name = "deputy_email") @Nullable
        String deputyEmail,

        @Size(max = 400)
        @Convert(converter = IdList.class)
        @Column(name = "makes_visible")
        @Schema(description = "Engagement ids of those it makes visible, or the one value \"all\" for every partner.")
        List<@Size(max = 64) String> makesVisible,

        @Size(max = 60)
        @Convert(converter = IdList.class)
        @Column(name = "depends_on")
        @Schema(description = "Ids of commitments that must be done before: of one's own list, or settled by others.")
        List<@Size(max = 64) String> dependsOn,

        @Enumerated(EnumType.STRING)
        @Column(name = "waits_for_kind")
        @Schema(
                description = "What it waits for: conditionPartner, conditionCount, conditionReach or the words of"
                        + " condition. May be left out with a partner or with words alone.")
        @Nullable
        ConditionKind conditionKind,

        @Size(max = 300) @Column(name = "waits_for") @Nullable
        String condition,

        @Size(max = 64) @Column(name = "waits_for_id") @Nullable
        String conditionPartner,

        @Positive @Max(10_000) @Column(name = "waits_for_count") @Nullable
        Integer conditionCount,

        @Positive @Max(1_000_000_000) @Column(name = "waits_for_reach") @Nullable
        Integer conditionReach,

        @Size(max = 64)
        @Column(name = "menu_entry_id")
        @Schema(description = "Id of the entry of the campaign's menu it was chosen from.")
        @Nullable
        String menuEntry,

        @Size(max = 160) @Nullable String measure)
        implements PromiseBuilder.With {

    /** Every partner of the campaign, where partners are named. */
    public static final String EVERYBODY = "all";

    /** An empty day is no day, and an empty name nobody's. */
    public Promise {
        dates = dates == null ? null : dates.stream().filter(Objects::nonNull).toList();
        coOwners = ids(coOwners);
        makesVisible = ids(makesVisible);
        dependsOn = ids(dependsOn);
    }

    private static List<String> ids(@Nullable List<String> ids) {
        return ids == null
                ? List.of()
                : ids.stream()
                        .filter(Objects::nonNull)
                        .map(String::strip)
                        .filter(id -> !id.isEmpty())
                        .distinct()
                        .toList();
    }

    /** Nothing written yet. */
    public static Promise empty() {
        return PromiseBuilder.builder().build();
    }

    /**
     * Whether whoever said yes to the other has to be asked again: when it is another act, in another place or form, more or
     * less of it, at another time, with others, or on another condition. A slip of the pen put right is no other promise
     * ({@link Spelling}); who is seen, how it is shown and measured, and who stands in, change nothing of what was agreed to.
     */
    boolean differsMateriallyFrom(Promise other) {
        return !(kind == other.kind
                && Spelling.same(what, other.what)
                && Spelling.same(channel, other.channel)
                && Spelling.same(format, other.format)
                && Objects.equals(quantity, other.quantity)
                && when().equals(other.when())
                && resourceKind == other.resourceKind
                && sameAmount(resourceQuantity, other.resourceQuantity)
                && otherResourceKind == other.otherResourceKind
                && sameAmount(otherResourceQuantity, other.otherResourceQuantity)
                && Set.copyOf(coOwners).equals(Set.copyOf(other.coOwners))
                && Spelling.same(brand, other.brand)
                && Spelling.same(territory, other.territory)
                && awaits().equals(other.awaits())
                && Spelling.same(condition, other.condition)
                && Objects.equals(conditionPartner, other.conditionPartner)
                && Objects.equals(conditionCount, other.conditionCount)
                && Objects.equals(conditionReach, other.conditionReach));
    }

    private static boolean sameAmount(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null || other == null ? one == other : one.compareTo(other) == 0;
    }

    /** Whether the same person owns both, however their address is typed. */
    boolean hasOwnerOf(Promise other) {
        return Objects.equals(normal(ownerEmail), normal(other.ownerEmail));
    }

    /** Whether the same person would do it instead. */
    boolean hasDeputyOf(Promise other) {
        return Objects.equals(normal(deputyEmail), normal(other.deputyEmail));
    }

    /** Whether somebody can be asked to do it when the owner cannot; nobody stands behind themselves. */
    boolean hasDeputy() {
        return !Words.none(deputyName)
                && !Words.none(deputyEmail)
                && !Objects.equals(normal(deputyEmail), normal(ownerEmail));
    }

    private static @Nullable String normal(@Nullable String email) {
        return email == null ? null : email.strip().toLowerCase(Locale.ROOT);
    }

    /** The same without partners who are not, or no longer, in the campaign. */
    Promise among(Predicate<String> partners) {
        return with(
                promise -> promise.coOwners(coOwners.stream().filter(partners).toList())
                        .makesVisible(makesVisible.stream()
                                .filter(partner -> partner.equals(EVERYBODY) || partners.test(partner))
                                .toList())
                        .conditionPartner(
                                conditionPartner != null && partners.test(conditionPartner) ? conditionPartner : null));
    }

    /** The same without an entry that the campaign does not, or no longer, offer. */
    Promise offered(Set<String> menu) {
        return menuEntry == null || menu.contains(menuEntry) ? this : withMenuEntry(null);
    }

    /** What it waits for, also where only the partner or the words were given. */
    Optional<ConditionKind> awaits() {
        if (conditionKind != null) {
            return Optional.of(conditionKind);
        }
        if (conditionPartner != null) {
            return Optional.of(ConditionKind.PARTNER);
        }
        return condition == null ? Optional.empty() : Optional.of(ConditionKind.WORDS);
    }

    /** Whether nothing but a sentence is written. */
    boolean isBare() {
        return channel == null
                && format == null
                && quantity == null
                && !when().isComplete()
                && ownerName == null
                && ownerEmail == null
                && resourceQuantity == null
                && otherResourceQuantity == null
                && evidence == null
                && visibilityFor == null
                && makesVisible.isEmpty();
    }

    /** What goes into it, in the unit of each kind; nothing of what has no amount yet. */
    Map<ResourceKind, BigDecimal> resources() {
        Map<ResourceKind, BigDecimal> resources = new EnumMap<>(ResourceKind.class);
        if (resourceKind != null && resourceQuantity != null) {
            resources.put(resourceKind, resourceQuantity);
        }
        if (otherResourceKind != null && otherResourceQuantity != null) {
            resources.merge(otherResourceKind, otherResourceQuantity, BigDecimal::add);
        }
        return resources;
    }

    When when() {
        return new When(whenKind, date, from, to, dates == null ? List.of() : List.copyOf(dates));
    }
}
