package coop.unisson.commitment;

import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * One promise as somebody writes it; every part may still be missing.
 *
 * @param id of the commitment it continues; empty for a new one
 * @param coOwner the engagement id of another partner that makes it together with this one
 * @param resourceQuantity hours, euros, introductions or days, as {@code resourceKind} says
 * @param reach how many people the channel reaches, as a band
 * @param audience who they are
 * @param brand which of the partner's brands promises
 * @param deputyName who does it when the owner cannot
 * @param condition what must happen first, in words
 * @param conditionPartner the engagement id of the partner who must do as much first
 * @param measure what the partner can count and show afterwards
 */
public record Promise(
        @Size(max = 64) @Nullable String id,
        @Nullable Kind kind,
        @Size(max = 300) @Nullable String what,
        @Size(max = 160) @Nullable String channel,
        @Size(max = 160) @Nullable String format,
        @Positive @Max(100_000_000) @Nullable Integer quantity,
        @Nullable WhenKind whenKind,
        @Nullable LocalDate date,
        @Nullable LocalDate from,
        @Nullable LocalDate to,
        @Size(max = 60) @Nullable List<LocalDate> dates,
        @Size(max = 160) @Nullable String ownerName,
        @Email @Size(max = 254) @Nullable String ownerEmail,
        @Nullable ResourceKind resourceKind,
        @Positive @Max(100_000_000) @Nullable BigDecimal resourceQuantity,
        @Nullable Evidence evidence,
        @Size(max = 300) @Nullable String visibilityFor,
        @Size(max = 64) @Nullable String coOwner,
        @Nullable Reach reach,
        @Size(max = 160) @Nullable String audience,
        @Size(max = 160) @Nullable String territory,
        @Size(max = 160) @Nullable String brand,
        @Size(max = 160) @Nullable String deputyName,
        @Email @Size(max = 254) @Nullable String deputyEmail,
        @Size(max = 300) @Nullable String condition,
        @Size(max = 64) @Nullable String conditionPartner,
        @Size(max = 160) @Nullable String measure) {

    /** An empty day is no day. */
    public Promise {
        dates = dates == null ? null : dates.stream().filter(Objects::nonNull).toList();
    }

    /** Whether whoever said yes to the other has to be asked again. */
    boolean differsMateriallyFrom(Promise other) {
        return !(Objects.equals(what, other.what)
                && Objects.equals(channel, other.channel)
                && Objects.equals(format, other.format)
                && Objects.equals(quantity, other.quantity)
                && when().equals(other.when())
                && Objects.equals(coOwner, other.coOwner)
                && Objects.equals(condition, other.condition)
                && Objects.equals(conditionPartner, other.conditionPartner));
    }

    /** Whether the same person owns both, however their address is typed. */
    boolean hasOwnerOf(Promise other) {
        return Objects.equals(normal(ownerEmail), normal(other.ownerEmail));
    }

    private static @Nullable String normal(@Nullable String email) {
        return email == null ? null : email.strip().toLowerCase(Locale.ROOT);
    }

    /** The same without partners who are not, or no longer, in the campaign. */
    Promise among(Predicate<@Nullable String> partners) {
        return new Promise(
                id,
                kind,
                what,
                channel,
                format,
                quantity,
                whenKind,
                date,
                from,
                to,
                dates,
                ownerName,
                ownerEmail,
                resourceKind,
                resourceQuantity,
                evidence,
                visibilityFor,
                partners.test(coOwner) ? coOwner : null,
                reach,
                audience,
                territory,
                brand,
                deputyName,
                deputyEmail,
                condition,
                partners.test(conditionPartner) ? conditionPartner : null,
                measure);
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
                && evidence == null
                && visibilityFor == null;
    }

    When when() {
        return new When(whenKind, date, from, to, dates == null ? List.of() : List.copyOf(dates));
    }
}
