package coop.unisson.shared;

import java.time.LocalDate;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a letter of one kind says: the same words when it is shown beforehand and when it goes. */
@Component
public class LetterWords {

    private final MessageSource messages;

    LetterWords(MessageSource messages) {
        this.messages = messages;
    }

    /**
     * What its sentences are filled with.
     *
     * @param step the task's name in the reader's language
     * @param about whom it concerns, where that is somebody else
     */
    public record About(
            String campaign,
            @Nullable String step,
            @Nullable LocalDate due,
            @Nullable String about) {

        private Object[] args() {
            return new Object[] {campaign, step == null ? "" : step, due == null ? "" : due, about == null ? "" : about
            };
        }
    }

    /** A letter's sentences. */
    public record Words(String subject, String body, String due, String action) {}

    /** @param kind as its keys say it: {@code TASK} for {@code mail.TASK.subject} */
    public Words of(String kind, About about, Locale locale) {
        return new Words(
                text(kind + ".subject", about, locale),
                text(kind + ".body", about, locale),
                text("due", about, locale),
                messages.getMessage("mail." + kind + ".action", about.args(), "", locale));
    }

    private String text(String key, About about, Locale locale) {
        return messages.getMessage("mail." + key, about.args(), locale);
    }
}
