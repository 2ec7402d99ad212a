package coop.unisson.gate;

import coop.unisson.shared.Days;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Turns a report into the one true sentence that board, Cockpit, tasks and mails all use: who, what, since when, what next. */
@Component
class GateSentences {

    /** More names than this make a sentence nobody reads. */
    private static final int NAMED = 3;

    private final MessageSource messages;

    GateSentences(MessageSource messages) {
        this.messages = messages;
    }

    String of(GateReport report, Locale locale) {
        String gate = text(locale, "gate." + report.gate());
        if (report.state() != GateReport.State.SHUT) {
            return text(locale, "gate.is." + report.state(), gate);
        }
        List<Blocker> blockers = report.blockers();
        String named = blockers.stream()
                .limit(NAMED)
                .map(blocker -> reason(blocker, locale))
                .collect(Collectors.joining(text(locale, "gate.and")));
        int others = blockers.size() - NAMED;
        String reasons = others > 0 ? text(locale, "gate.others", named, others) : named;
        return blockers.stream()
                .map(Blocker::next)
                .filter(next -> next != null)
                .min(LocalDate::compareTo)
                .map(next -> text(locale, "gate.shut.next", gate, reasons, Days.withoutYear(next, locale)))
                .orElseGet(() -> text(locale, "gate.shut", gate, reasons));
    }

    /** One blocker alone. */
    String reason(Blocker blocker, Locale locale) {
        List<Object> args = new ArrayList<>(
                List.of(blocker.partner(), blocker.count(), Days.withoutYear(Days.of(blocker.since()), locale)));
        args.addAll(blocker.details());
        return text(locale, "gate.blocker." + blocker.code(), args.toArray());
    }

    private String text(Locale locale, String key, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
