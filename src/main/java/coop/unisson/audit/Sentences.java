package coop.unisson.audit;

import coop.unisson.partner.PersonId;
import coop.unisson.shared.Days;
import coop.unisson.shared.Language;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/**
 * Puts entries into words: {@code audit.<WHAT>}, for a form {@code audit.FORM.<form>}. The arguments are who did it, the partner, whom it
 * happened to, and the particulars.
 */
@Component
class Sentences {

    private static final String MORNING = "-every-morning";

    private final Steps steps;
    private final MessageSource messages;

    Sentences(Steps steps, MessageSource messages) {
        this.steps = steps;
        this.messages = messages;
    }

    /** Who did it, and for whom; or what made it happen by itself. */
    String who(Entry entry, Function<PersonId, Optional<String>> called, Locale locale) {
        PersonId person = entry.author().person();
        String cause = entry.author().cause();
        if (person != null) {
            String name = name(person, called, locale);
            return entry.onBehalfOf() == null
                    ? name
                    : text(locale, "audit.on-behalf", name, name(entry.onBehalfOf(), called, locale));
        }
        return cause == null
                ? text(locale, "audit.somebody")
                : text(locale, "audit.itself", Objects.requireNonNull(cause(cause, locale)));
    }

    private String cause(String cause, Locale locale) {
        String known = cause.endsWith(MORNING) ? "every-morning" : cause;
        return Objects.requireNonNullElseGet(
                found(locale, "audit.cause." + known), () -> text(locale, "audit.cause.other", cause));
    }

    String of(Entry entry, @Nullable String partner, Function<PersonId, Optional<String>> called, Locale locale) {
        List<Object> arguments = new ArrayList<>();
        arguments.add(who(entry, called, locale));
        arguments.add(partner == null ? "" : partner);
        arguments.add(entry.about() == null ? "" : name(entry.about(), called, locale));
        if (entry.what() == What.DATES_MOVED) {
            arguments.add(together(entry.details(), called, locale));
        } else if (entry.what() == What.OPERATED) {
            List<Detail> particulars =
                    entry.details().subList(2, entry.details().size());
            arguments.add(entry.details().get(0).value());
            arguments.add(said(entry.details().get(1), called, locale));
            arguments.add(
                    particulars.isEmpty()
                            ? ""
                            : text(locale, "audit.particulars", together(particulars, called, locale)));
        } else {
            entry.details().forEach(detail -> arguments.add(said(detail, called, locale)));
        }
        while (arguments.size() < 6) {
            arguments.add("");
        }
        String key = "audit." + entry.what();
        String own = variant(entry)
                .map(variant -> found(locale, key + "." + variant, arguments.toArray()))
                .orElse(null);
        return own == null ? text(locale, key, arguments.toArray()) : own;
    }

    private String together(List<Detail> details, Function<PersonId, Optional<String>> called, Locale locale) {
        return details.stream()
                .map(detail -> said(detail, called, locale))
                .collect(Collectors.joining(text(locale, "audit.and")));
    }

    /** What some entries say depends on one of their particulars, where there is a sentence for it. */
    private static Optional<String> variant(Entry entry) {
        List<Detail> details = entry.details();
        return switch (entry.what()) {
            case FORM, TIMER, PARTNER_LEFT, ROLE_HANDED, OPERATED ->
                Optional.of(details.get(0).value());
            case REMINDED -> Optional.of(details.get(details.size() - 1).value());
            case LINK_ASKED, LINK_FOLLOWED, NUDGED -> details.isEmpty() ? Optional.of("page") : Optional.empty();
            default -> Optional.empty();
        };
    }

    private String said(Detail detail, Function<PersonId, Optional<String>> called, Locale locale) {
        String value = detail.value();
        return switch (detail.type()) {
            case STEP ->
                steps.name(value, Language.of(locale))
                        .orElseGet(() -> Objects.requireNonNullElse(found(locale, value + ".title"), value));
            case STAGE -> text(locale, "board.stage." + value);
            case GATE -> text(locale, "gate." + value);
            case LAPSE -> text(locale, "audit.lapse." + value);
            case PERSON -> name(new PersonId(value), called, locale);
            case DAY -> Days.of(LocalDate.parse(value), locale);
            case MOVE -> move(value, locale);
            case ROLE -> Objects.requireNonNullElse(found(locale, "audit.role." + value), value);
            case EXPORT -> Objects.requireNonNullElse(found(locale, "audit.export." + value), value);
            case ENTITY -> Objects.requireNonNullElse(found(locale, "audit.entity." + key(value)), value);
            case STANDING, HANDED, RUNG, NUMBER, FILE, OPERATION -> value;
        };
    }

    /** One of the engine's names has a space, where a key would end. */
    static String key(String name) {
        return name.replace(" ", "");
    }

    private String move(String move, Locale locale) {
        String field = move.substring(0, move.indexOf('='));
        String before = move.substring(move.indexOf('=') + 1, move.indexOf('>'));
        String after = move.substring(move.indexOf('>') + 1);
        return text(
                locale,
                "audit.move",
                text(locale, "move-dates." + field),
                Days.of(LocalDate.parse(before), locale),
                Days.of(LocalDate.parse(after), locale));
    }

    private String name(PersonId person, Function<PersonId, Optional<String>> called, Locale locale) {
        return called.apply(person).orElseGet(() -> text(locale, "audit.erased"));
    }

    private String text(Locale locale, String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }

    private @Nullable String found(Locale locale, String key, Object... arguments) {
        return messages.getMessage(key, arguments, null, locale);
    }
}
