package coop.unisson.commitment;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a partner signs, in one canonical form. The promises follow each other in the partner's order; each is a line per
 * field, in the order below, all of them always there:
 *
 * <pre>field=length:value</pre>
 *
 * where the length counts the value's bytes in UTF-8, so that no text can pass for another field, and each line ends with a
 * line feed. A field nobody filled is {@code field=-}. Dates are ISO 8601; several dates or ids are joined by a comma; amounts have no trailing zeros.
 * Owner and deputy are person ids: neither their names nor their addresses are in it, so both can be erased. The names of the fields
 * are part of what was signed and stay as they are, whatever the code calls them. From {@code reach} on a field nobody filled
 * has no line at all, so that what was signed before there were these fields keeps its hash.
 */
final class Annex {

    private final StringBuilder text = new StringBuilder();

    private Annex() {}

    static String of(List<Commitment> commitments) {
        Annex annex = new Annex();
        commitments.forEach(annex::add);
        return annex.text.toString();
    }

    private void add(Commitment commitment) {
        Promise promise = commitment.promise();
        line("commitment", commitment.id().value());
        line("kind", name(promise.kind()));
        line("what", promise.what());
        line("channel", promise.channel());
        line("format", promise.format());
        line("quantity", promise.quantity());
        line("when", name(promise.whenKind()));
        line("date", promise.date());
        line("from", promise.from());
        line("to", promise.to());
        line("dates", days(promise.when().dates()));
        line("owner", commitment.ownerIfKnown().map(owner -> owner.value()).orElse(null));
        line("resource", name(promise.resourceKind()));
        line("resource-quantity", plain(promise.resourceQuantity()));
        line("evidence", name(promise.evidence()));
        line("visibility-for", promise.visibilityFor());
        line("co-owner", joined(promise.coOwners()));
        lineIfSaid("other-resource", name(promise.otherResourceKind()));
        lineIfSaid("other-resource-quantity", plain(promise.otherResourceQuantity()));
        lineIfSaid("reach", name(promise.reach()));
        lineIfSaid("audience", promise.audience());
        lineIfSaid("territory", promise.territory());
        lineIfSaid("brand", promise.brand());
        lineIfSaid("condition", promise.condition());
        lineIfSaid("condition-partner", promise.conditionPartner());
        lineIfSaid("measure", promise.measure());
        lineIfSaid(
                "deputy",
                commitment.deputyIfKnown().map(deputy -> deputy.value()).orElse(null));
        lineIfSaid("makes-visible", joined(promise.makesVisible()));
        lineIfSaid("depends-on", joined(promise.dependsOn()));
        lineIfSaid("condition-kind", name(promise.conditionKind()));
        lineIfSaid("condition-count", plain(promise.conditionCount()));
        lineIfSaid("condition-reach", plain(promise.conditionReach()));
        lineIfSaid("unconditional", commitment.isUnconditional() ? "true" : null);
    }

    private void lineIfSaid(String field, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            line(field, value);
        }
    }

    private void line(String field, @Nullable Object value) {
        text.append(field).append('=');
        if (value == null || value.toString().isEmpty()) {
            text.append('-');
        } else {
            int length = value.toString().getBytes(StandardCharsets.UTF_8).length;
            text.append(length).append(':').append(value);
        }
        text.append('\n');
    }

    private static @Nullable String name(@Nullable Enum<?> value) {
        return value == null ? null : value.name();
    }

    private static String joined(List<String> ids) {
        return String.join(",", ids);
    }

    private static @Nullable String plain(@Nullable Integer number) {
        return number == null ? null : number.toString();
    }

    private static @Nullable String days(List<LocalDate> dates) {
        return dates.isEmpty() ? null : dates.stream().map(LocalDate::toString).collect(Collectors.joining(","));
    }

    private static @Nullable String plain(@Nullable BigDecimal amount) {
        return amount == null ? null : amount.stripTrailingZeros().toPlainString();
    }
}
