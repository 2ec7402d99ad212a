package coop.unisson.shared;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.context.MessageSource;

/**
 * What would become of a file, before anything happens.
 *
 * @param lines with something in them
 * @param ready to be taken in
 * @param known left out because they are there already
 * @param changed of those ready, how many change something that is there
 * @param unknown heads of columns that are left out
 * @param general what concerns the file as a whole; a block keeps all of it out
 */
public record ImportPreview(
        int lines, int ready, int known, int changed, List<Remark> remarks, List<String> unknown, List<Flaw> general) {

    public static final ImportPreview NOTHING = new ImportPreview(0, 0, 0, 0, List.of(), List.of(), List.of());

    /** More would be no list anybody reads; the download has all. */
    private static final int SHOWN = 200;

    /** @param column the words of the column it is about; empty for the whole line */
    public record Remark(int row, String about, String column, Flaw flaw) {

        private static final int LONGEST = 60;

        public Remark {
            about = about.length() > LONGEST ? about.substring(0, LONGEST) + "…" : about;
        }
    }

    public List<Remark> shown() {
        return remarks.subList(0, Math.min(SHOWN, remarks.size()));
    }

    public int hidden() {
        return remarks.size() - shown().size();
    }

    public boolean anythingBlocked() {
        return remarks.stream().anyMatch(remark -> remark.flaw().blocks());
    }

    /** Whether there is something to confirm. */
    public boolean confirmable() {
        return ready > 0 && general.stream().noneMatch(Flaw::blocks);
    }

    /** What to mend in each line that is left out, by its number. */
    public Map<Integer, String> blocked(MessageSource messages, Locale locale) {
        return remarks.stream()
                .filter(remark -> remark.flaw().blocks())
                .collect(Collectors.groupingBy(
                        Remark::row,
                        Collectors.mapping(
                                remark -> (remark.column().isEmpty() ? "" : remark.column() + " – ")
                                        + messages.getMessage(
                                                "flaw." + remark.flaw().code(),
                                                remark.flaw().args().toArray(),
                                                locale),
                                Collectors.joining(" · "))));
    }
}
