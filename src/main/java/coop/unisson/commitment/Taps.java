package coop.unisson.commitment;

import coop.unisson.campaign.Campaign;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.Words;
import coop.unisson.shared.WorkingCalendar;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;

/**
 * What one tap may fill in beside a reason: what the sentence already says, or the nearest value that would lift it. The
 * arguments of a tap's words follow those of the reason.
 */
@Component
class Taps {

    private static final String OPTION = "declare-commitments.commitments.evidence.";

    private static final Pattern APPROXIMATE = Pattern.compile(
            "(?<!\\p{L})(?:(environ|approximativement|à peu près|autour de|près de|presque)|(approximately|approx\\.?|about|around|roughly|circa|nearly|almost))\\s+(?=\\d)"
                    + "|([~≈])\\s*(?=\\d)",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);

    private final WorkingCalendar calendar;

    Taps(WorkingCalendar calendar) {
        this.calendar = calendar;
    }

    Flaw offer(Flaw flaw, Explicitness.Case one) {
        String path = one.path();
        Reading reading = one.reading();
        return switch (flaw.code()) {
            case "E02" -> with(flaw, reading.channel(), path + "channel");
            case "E03" -> form(flaw, one);
            case "E04" -> time(flaw, one);
            case "E05" -> insideRun(flaw, one);
            case "E06" -> oneself(flaw, one);
            case "E07" -> deputy(flaw, one);
            case "E09" -> later(flaw, one);
            case "E10" -> hours(flaw, one);
            case "E11" -> evidence(flaw, one);
            case "E13" -> condition(flaw, one);
            case "E15" ->
                counted(minimum(flaw, path + "what", Words.of(one.promise().what())), one);
            default -> flaw;
        };
    }

    private static Flaw with(Flaw flaw, @Nullable String value, String field) {
        return value == null ? flaw : tap(flaw, Map.of(field, value), value);
    }

    private static Flaw tap(Flaw flaw, Map<String, String> fill, Object... shown) {
        List<Object> args = new ArrayList<>(flaw.args());
        args.addAll(List.of(shown));
        return new Flaw(flaw.field(), flaw.code(), args, flaw.severity(), Map.copyOf(fill));
    }

    private static Flaw form(Flaw flaw, Explicitness.Case one) {
        Map<String, String> fill = new LinkedHashMap<>();
        String format = one.reading().format();
        Integer quantity = one.reading().quantity();
        if (Words.none(one.promise().format()) && format != null) {
            fill.put(one.path() + "format", format);
        }
        if (one.promise().quantity() == null && quantity != null && quantity > 0) {
            fill.put(one.path() + "quantity", quantity.toString());
        }
        return fill.isEmpty() ? flaw : tap(flaw, fill, String.join(" · ", fill.values()));
    }

    /** The days the sentence names, in the campaign's year. */
    private static Flaw time(Flaw flaw, Explicitness.Case one) {
        List<LocalDate> days = one.reading().days().stream()
                .map(day -> day.near(one.yearFrom()))
                .filter(Objects::nonNull)
                .sorted()
                .distinct()
                .toList();
        if (days.isEmpty() || one.promise().when().isComplete()) {
            return flaw;
        }
        String path = one.path();
        LocalDate first = days.get(0);
        LocalDate last = days.get(days.size() - 1);
        if (days.size() == 1) {
            return tap(flaw, Map.of(path + "whenKind", "DATE", path + "date", first.toString()), first, 0, first);
        }
        if (one.reading().range()) {
            return tap(
                    flaw,
                    Map.of(
                            path + "whenKind",
                            "PRESENCE",
                            path + "from",
                            first.toString(),
                            path + "to",
                            last.toString()),
                    first,
                    1,
                    last);
        }
        return tap(
                flaw,
                Map.of(
                        path + "whenKind",
                        "SERIES",
                        path + "dates",
                        days.stream().map(LocalDate::toString).collect(Collectors.joining(" "))),
                first,
                2,
                last);
    }

    private static Flaw insideRun(Flaw flaw, Explicitness.Case one) {
        Campaign campaign = one.around().campaign();
        if (campaign == null || one.promise().whenKind() != WhenKind.DATE) {
            return flaw;
        }
        LocalDate asked = Objects.requireNonNull(one.promise().date());
        LocalDate near = asked.isBefore(campaign.runStart()) ? campaign.runStart() : campaign.runEnd();
        return tap(flaw, Map.of(one.path() + "date", near.toString()), near);
    }

    /** Who said no, or nothing, is followed by their deputy; a deputy who did is let go. Those still awaited are left alone. */
    private static Flaw deputy(Flaw flaw, Explicitness.Case one) {
        Promise promise = one.promise();
        Set<Part> gone = one.around().awaited().apply(promise).stream()
                .filter(person -> person.state() != Awaited.State.PENDING)
                .map(Awaited::part)
                .collect(Collectors.toSet());
        String deputy = Words.of(promise.deputyName());
        Map<String, String> nobody = Map.of(one.path() + "deputyName", "", one.path() + "deputyEmail", "");
        if (gone.contains(Part.DEPUTY)) {
            return tap(flaw, nobody, deputy, 1);
        }
        if (!gone.contains(Part.OWNER) || !promise.hasDeputy()) {
            return flaw;
        }
        Map<String, String> fill = new LinkedHashMap<>(nobody);
        fill.put(one.path() + "ownerName", deputy);
        fill.put(one.path() + "ownerEmail", Words.of(promise.deputyEmail()));
        return tap(flaw, fill, deputy, 0);
    }

    private static Flaw oneself(Flaw flaw, Explicitness.Case one) {
        Explicitness.Writer writer = one.around().writer();
        return writer == null
                ? flaw
                : tap(
                        flaw,
                        Map.of(one.path() + "ownerName", writer.name(), one.path() + "ownerEmail", writer.email()),
                        writer.name());
    }

    /** The first day the approvals leave time for, while the campaign still runs. */
    private Flaw later(Flaw flaw, Explicitness.Case one) {
        Campaign campaign = one.around().campaign();
        Integer days = one.approvalDays();
        if (days == null || one.promise().whenKind() != WhenKind.DATE) {
            return flaw;
        }
        LocalDate day = one.around().today();
        while (calendar.minusWorkingDays(day, days, one.around().off())
                .isBefore(one.around().today())) {
            day = day.plusDays(1);
        }
        return campaign != null && day.isAfter(campaign.runEnd())
                ? flaw
                : tap(flaw, Map.of(one.path() + "date", day.toString()), day);
    }

    private static Flaw hours(Flaw flaw, Explicitness.Case one) {
        Integer quantity = one.reading().quantity();
        return !one.reading().hours() || quantity == null || quantity < 1
                ? flaw
                : tap(
                        flaw,
                        Map.of(
                                one.path() + "resourceKind",
                                ResourceKind.HOURS.name(),
                                one.path() + "resourceQuantity",
                                quantity.toString()),
                        quantity);
    }

    /** What usually shows it: a photo of a poster, a count of readers, a link to a post. */
    private static Flaw evidence(Flaw flaw, Explicitness.Case one) {
        Promise promise = one.promise();
        String format = Tongue.fold(String.valueOf(promise.format()));
        Evidence usual;
        if (promise.kind() == Kind.RESOURCE || promise.kind() == Kind.INTERNAL_FOLLOW_UP) {
            usual = Evidence.DOCUMENT;
        } else if (format.matches(".*(newsletter|sms|mail|lettre|encart|insert).*")) {
            usual = Evidence.COUNT;
        } else if (format.matches(".*(story|stories|reel).*")) {
            usual = Evidence.SCREENSHOT;
        } else if (format.matches(".*(post|video|article|podcast|page|publication|billet).*")) {
            usual = Evidence.LINK;
        } else {
            usual = Evidence.PHOTO;
        }
        return tap(
                flaw,
                Map.of(one.path() + "evidence", usual.name()),
                new DefaultMessageSourceResolvable(OPTION + usual.name()));
    }

    /** The partner a condition in words names goes into its field; a condition that has not come may be dropped. */
    private static Flaw condition(Flaw flaw, Explicitness.Case one) {
        if (one.knot() == Tie.Knot.UNMET || one.knot() == Tie.Knot.FEW) {
            return tap(
                    flaw,
                    Map.of(
                            one.path() + "conditionKind",
                            "",
                            one.path() + "conditionPartner",
                            "",
                            one.path() + "condition",
                            ""),
                    new DefaultMessageSourceResolvable("flaw.E13.without"));
        }
        String awaited = one.reading().awaited();
        if (!one.knot().isInWords() || awaited == null) {
            return flaw;
        }
        return one.around().partners().entrySet().stream()
                .filter(partner -> !partner.getKey().equals(one.around().own()))
                .filter(partner -> names(awaited, partner.getValue()))
                .findFirst()
                .map(partner -> tap(
                        flaw,
                        Map.of(
                                one.path() + "conditionKind",
                                ConditionKind.PARTNER.name(),
                                one.path() + "conditionPartner",
                                partner.getKey()),
                        new DefaultMessageSourceResolvable(
                                new String[] {"flaw.E13.wait"}, new Object[] {partner.getValue()})))
                .orElse(flaw);
    }

    /** Whether words name a partner, by all or the first of its words. */
    static boolean names(String words, String partner) {
        String said = Tongue.fold(words);
        String name = Tongue.fold(partner);
        String first = Sentence.words(name).stream()
                .filter(word -> word.length() > 2)
                .findFirst()
                .orElse(name);
        return said.contains(name) || Sentence.words(said).contains(first);
    }

    /** The number named is put into its field too, where that is empty. */
    private static Flaw counted(Flaw flaw, Explicitness.Case one) {
        Integer quantity = one.reading().quantity();
        if (flaw.fill().isEmpty() || one.promise().quantity() != null || quantity == null || quantity < 1) {
            return flaw;
        }
        Map<String, String> fill = new LinkedHashMap<>(flaw.fill());
        fill.put(one.path() + "quantity", quantity.toString());
        return flaw.filling(fill);
    }

    /** “About 50” becomes “at least 50”. */
    Flaw minimum(Flaw flaw, String field, String text) {
        Matcher about = APPROXIMATE.matcher(text);
        if (!about.find()) {
            return flaw;
        }
        String mended = about.replaceAll(found -> {
            String said = found.group(1) != null ? "au moins " : found.group(2) != null ? "at least " : "≥ ";
            return found.start() == 0 ? said.substring(0, 1).toUpperCase(Locale.ROOT) + said.substring(1) : said;
        });
        return tap(flaw, Map.of(field, mended), mended);
    }
}
