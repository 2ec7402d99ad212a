package coop.unisson.commitment;

import coop.unisson.campaign.NeedWords;
import coop.unisson.commitment.Plan.BlindSpotFound;
import coop.unisson.commitment.PostureAnswer.Thinks;
import coop.unisson.engagement.Expectation;
import coop.unisson.shared.Days;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** The plan as a whole in words: no figure that ranks anybody, no reproach. */
@Component
public class PlanWords {

    /** More in one sentence nobody reads. */
    private static final int MOST_WEEKS = 6;

    private final MessageSource messages;
    private final NeedWords needs;

    PlanWords(MessageSource messages, NeedWords needs) {
        this.messages = messages;
        this.needs = needs;
    }

    /** The whole sum, then one sentence for each need that would be missing. */
    public List<String> posture(Posture posture, @Nullable Thinks answer, Locale locale) {
        List<Posture.Line> missing = posture.missing();
        String sum = say(
                locale,
                "posture.sum",
                posture.partners(),
                posture.lines().stream()
                        .map(line -> needs.of(line.need(), line.there(), locale))
                        .collect(Collectors.joining(", ")));
        String met = missing.isEmpty()
                ? say(locale, "posture.all", posture.lines().size())
                : say(locale, "posture.some", missing.size(), posture.lines().size());
        Stream<String> lines = missing.stream()
                .map(line -> say(
                        locale,
                        "posture.missing",
                        needs.of(line.need(), locale),
                        needs.of(line.need(), line.there(), locale)));
        Stream<String> compared = answer == null
                ? Stream.of()
                : Stream.of(say(locale, "posture." + answer + (missing.isEmpty() ? ".met" : ".missing")));
        return Stream.of(Stream.of(sum, met), lines, compared)
                .flatMap(part -> part)
                .toList();
    }

    private String enumerated(List<String> weeks, Locale locale) {
        String then = say(locale, "plan.then");
        if (weeks.size() > MOST_WEEKS) {
            return String.join(then, weeks.subList(0, MOST_WEEKS)) + say(locale, "plan.more");
        }
        int last = weeks.size() - 1;
        return last == 0
                ? weeks.get(0)
                : String.join(then, weeks.subList(0, last)) + say(locale, "plan.and") + weeks.get(last);
    }

    /** Something nobody covers, as the coordination would say it. */
    public String blindSpot(BlindSpotFound found, Locale locale) {
        Posture.Line need = found.need();
        if (need != null) {
            return say(
                    locale, "plan.short", needs.of(need.need(), locale), needs.of(need.need(), need.there(), locale));
        }
        Coverage.Gap gap = Objects.requireNonNull(found.gap());
        List<String> weeks =
                gap.weeks().stream().map(week -> Days.withoutYear(week, locale)).toList();
        return say(
                locale,
                "plan.gap." + gap.axis(),
                enumerated(weeks, locale),
                gap.value().shown(),
                weeks.size());
    }

    /** Who could, by name; empty where nobody stands out. */
    public String fits(BlindSpotFound found, Plan plan, Locale locale) {
        return found.fits().isEmpty()
                ? ""
                : say(
                        locale,
                        "plan.fits",
                        found.fits().stream()
                                .map(plan.names()::get)
                                .filter(Objects::nonNull)
                                .collect(Collectors.joining(", ")),
                        found.fits().size());
    }

    /** What a partner expects, under its name. */
    public String expectation(Expectation expected, @Nullable String partner, Locale locale) {
        return say(
                locale,
                "plan.expected",
                Objects.requireNonNullElse(partner, ""),
                say(locale, "settle-brief.needs.of." + expected.kind()),
                expected.words());
    }

    /** How much of its own reach a partner shares, never in figures. */
    public String share(VisibilityMatrix.Share share, Locale locale) {
        return say(locale, "visibility.share." + share);
    }

    /** The same, said to the partner itself. */
    public String ownShare(VisibilityMatrix.Share share, Locale locale) {
        return say(locale, "visibility.own." + share);
    }

    private String say(Locale locale, String key, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
