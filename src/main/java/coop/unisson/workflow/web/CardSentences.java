package coop.unisson.workflow.web;

import coop.unisson.engagement.EngagementId;
import coop.unisson.shared.Days;
import coop.unisson.workflow.TaskCards;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** A task's card in words: campaign and partner, until when, whose it is, and the one press that hands it on. */
@Component
class CardSentences {

    private static final String BETWEEN = " · ";

    /** A card as Tasklist shows it. */
    public record CardAnswer(
            String id,
            String where,
            @Nullable String about,
            String due,
            boolean late,
            @Nullable String waits,
            @Nullable Move move) {}

    /** One press of a button. */
    public record Move(String label, String address) {}

    private final MessageSource messages;
    private final Clock clock;

    CardSentences(MessageSource messages, Clock clock) {
        this.messages = messages;
        this.clock = clock;
    }

    CardAnswer answer(TaskCards.Card card, Locale locale) {
        LocalDate today = Days.today(clock);
        return new CardAnswer(
                card.id(),
                Stream.of(card.campaign(), card.partner())
                        .filter(part -> part != null)
                        .collect(Collectors.joining(BETWEEN)),
                card.about(),
                due(card.due(), today, locale),
                card.due() != null && card.due().isBefore(today),
                card.waitsFor() == null ? null : text(locale, "tasklist.card.waits", card.waitsFor()),
                move(card, locale));
    }

    private @Nullable Move move(TaskCards.Card card, Locale locale) {
        EngagementId part = card.engagement();
        if (part == null) {
            return null;
        }
        String task = "/mine/" + part.value() + "/tasks/" + card.id();
        if (card.waitsFor() != null) {
            return new Move(text(locale, "mine.colleagues.take"), task + "/take");
        }
        return card.takenFrom() == null
                ? null
                : new Move(text(locale, "tasklist.card.give-back", card.takenFrom()), task + "/give-back");
    }

    private String due(@Nullable LocalDate due, LocalDate today, Locale locale) {
        if (due == null) {
            return text(locale, "tasklist.card.due.none");
        }
        if (due.isBefore(today)) {
            return text(locale, "tasklist.card.due.late", Days.of(due, locale));
        }
        if (due.equals(today)) {
            return text(locale, "tasklist.card.due.today");
        }
        return text(locale, "tasklist.card.due", Days.of(due, locale));
    }

    private String text(Locale locale, String key, Object... arguments) {
        return messages.getMessage(key, arguments, locale);
    }
}
