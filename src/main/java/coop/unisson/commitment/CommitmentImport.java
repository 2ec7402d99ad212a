package coop.unisson.commitment;

import coop.unisson.engagement.CsvImport;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.ImportId;
import coop.unisson.engagement.ImportService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.ImportPreview;
import coop.unisson.shared.ImportPreview.Remark;
import coop.unisson.shared.Language;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Sheet;
import coop.unisson.shared.Words;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Brings a partner's promises from a file into its list, as a draft: nothing is sent, nothing that is written is removed, and what is
 * vague is said as the form says it. A row with the reference of a promise of the list changes that one; a row
 * that says what is there already is left out.
 */
@Service
@Transactional
public class CommitmentImport {

    /** As many promises as a list has. */
    public static final int MOST = 60;

    private static final Pattern PLACE = Pattern.compile("commitments\\[(\\d+)](?:\\.(\\w+))?");

    private final ImportService imports;
    private final CommitmentService commitments;
    private final DeclareCommitments form;
    private final EngagementService engagements;
    private final PromiseSheet promises;
    private final Sheet<Promise> sheet;
    private final MessageSource messages;

    CommitmentImport(
            ImportService imports,
            CommitmentService commitments,
            DeclareCommitments form,
            EngagementService engagements,
            PromiseSheet promises,
            MessageSource messages) {
        this.imports = imports;
        this.commitments = commitments;
        this.form = form;
        this.engagements = engagements;
        this.promises = promises;
        this.sheet = promises.sheet();
        this.messages = messages;
    }

    /**
     * The partner's part, for whoever may write on its list now.
     *
     * @throws Problem 404 for anybody else, and while the list is closed
     */
    @Transactional(readOnly = true)
    public Engagement open(EngagementId id, PersonId by) {
        if (engagements.find(id).isEmpty()
                || !form.mayDraft(new FormContext(id.value(), by.value(), Language.FR.locale()))) {
            throw Problem.notFound("engagement");
        }
        return engagements.get(id);
    }

    /** An empty file with the heads of the columns. */
    public byte[] template(Language language) {
        return sheet.write(List.of(), Sheet.Names.NONE, language);
    }

    /**
     * Keeps a file; the list is as it was.
     *
     * @throws Problem 404, 413, 415, 422 when it cannot be read as a table of promises
     */
    public ImportId keep(EngagementId id, PersonId by, byte[] file, Language language) {
        open(id, by);
        ImportId kept = imports.keep(id.value(), by, file);
        sheet.read(imports.find(kept, id.value(), by).table(), Sheet.Names.NONE, language, MOST);
        return kept;
    }

    /** What would become of each row; changes nothing. */
    @Transactional(readOnly = true)
    public ImportPreview preview(EngagementId id, ImportId file, PersonId by, Language language) {
        CsvImport kept = imports.find(file, id.value(), by);
        if (kept.isConfirmed()) {
            return ImportPreview.NOTHING;
        }
        Joined merge = merge(id, kept, language);
        List<Remark> remarks = new ArrayList<>(merge.blocked);
        List<Flaw> general = new ArrayList<>();
        if (merge.list().size() > MOST) {
            general.add(Flaw.block("", "import-list-full", MOST, merge.list().size()));
        } else {
            for (Flaw flaw : commitments.check(id, merge.declaration(), by)) {
                Matcher place = PLACE.matcher(flaw.field());
                Sheet.Row<Promise> row = place.matches() ? merge.rows.get(Integer.parseInt(place.group(1))) : null;
                if (row != null) {
                    remarks.add(remark(row, Words.of(place.group(2)), flaw.asWarning(), language));
                }
            }
        }
        remarks.sort(java.util.Comparator.comparingInt(Remark::row));
        return new ImportPreview(
                merge.read.rows().size(),
                merge.rows.size(),
                merge.known,
                merge.changed,
                remarks,
                merge.read.unknown(),
                general);
    }

    private Remark remark(Sheet.Row<Promise> row, String field, Flaw flaw, Language language) {
        Promise record = row.record();
        String about = record == null || Words.none(record.what()) ? row.line().cell(0) : Words.of(record.what());
        return new Remark(row.number(), about, field.isEmpty() ? "" : sheet.head(field, language), flaw);
    }

    /** The rows that would be left out, with what to mend. */
    @Transactional(readOnly = true)
    public byte[] remarks(EngagementId id, ImportId file, PersonId by, Language language) {
        return sheet.remarks(
                imports.find(file, id.value(), by).table(),
                preview(id, file, by, language).blocked(messages, language.locale()),
                language);
    }

    /**
     * Writes what can be read into the list.
     *
     * @throws Problem 404, 409 when this was said before or the list is full
     */
    public void confirm(EngagementId id, ImportId file, PersonId by, Language language) {
        open(id, by);
        engagements.lock(id);
        CsvImport confirmed = imports.confirm(file, id.value(), by);
        Joined merge = merge(id, confirmed, language);
        if (merge.list().size() > MOST) {
            throw Problem.conflict("import-list-full", MOST);
        }
        imports.takenAll(confirmed, merge.rows.size());
        if (!merge.rows.isEmpty()) {
            commitments.draft(id, merge.declaration(), by);
        }
    }

    /** How far it is. */
    @Transactional(readOnly = true)
    public CsvImport state(EngagementId id, ImportId file, PersonId by) {
        return imports.find(file, id.value(), by);
    }

    /** All a partner has written, as a file; reading it again changes nothing. */
    @Transactional(readOnly = true)
    public byte[] export(EngagementId id, Language language) {
        List<Promise> written = written(id);
        return sheet.write(written, names(id, written, language), language);
    }

    /** All a partner has written. */
    @Transactional(readOnly = true)
    public List<Promise> written(EngagementId id) {
        return Optional.ofNullable(commitments.written(id))
                .map(Declaration::promises)
                .orElse(List.of());
    }

    private Sheet.Names names(EngagementId id, List<Promise> written, Language language) {
        return promises.names(
                engagements.get(id).campaign(),
                Stream.concat(written.stream(), commitments.settledByOthers(id).values().stream())
                        .toList(),
                language);
    }

    private Joined merge(EngagementId id, CsvImport file, Language language) {
        @Nullable Declaration written = commitments.written(id);
        List<Promise> list = written == null ? List.of() : written.promises();
        Set<String> others =
                new HashSet<>(promises.partners(engagements.get(id).campaign()).keySet());
        others.remove(id.value());
        Set<String> menu = promises.menu(engagements.get(id).campaign()).keySet();
        Set<String> known = new HashSet<>(commitments.settledByOthers(id).keySet());
        list.forEach(promise -> known.add(String.valueOf(promise.id())));
        Joined merge = new Joined(
                written == null ? new Declaration(0, false, List.of(), List.of()) : written,
                sheet.read(file.table(), names(id, list, language), language, MOST));
        merge.read.rows().forEach(row -> merge.add(row, unknown(row, others, known, menu), language));
        return merge;
    }

    /** Names of nobody who takes part, and of nothing that was promised. */
    private static List<Flaw> unknown(Sheet.Row<Promise> row, Set<String> others, Set<String> known, Set<String> menu) {
        Promise promise = row.record();
        if (promise == null) {
            return row.flaws();
        }
        List<Flaw> flaws = new ArrayList<>();
        promise.coOwners().stream()
                .filter(one -> !others.contains(one))
                .forEach(one -> flaws.add(Flaw.block("coOwners", "partner-unknown", one)));
        promise.makesVisible().stream()
                .filter(one -> !others.contains(one) && !one.equals(Promise.EVERYBODY))
                .forEach(one -> flaws.add(Flaw.block("makesVisible", "partner-unknown", one)));
        Stream.ofNullable(promise.conditionPartner())
                .filter(one -> !others.contains(one))
                .forEach(one -> flaws.add(Flaw.block("conditionPartner", "partner-unknown", one)));
        promise.dependsOn().stream()
                .filter(one -> !known.contains(one))
                .forEach(one -> flaws.add(Flaw.block("dependsOn", "promise-unknown", one)));
        Stream.ofNullable(promise.menuEntry())
                .filter(one -> !menu.contains(one))
                .forEach(one -> flaws.add(Flaw.block("menuEntry", "menu-unknown", one)));
        return flaws;
    }

    /** A list with the rows of a file in it. */
    private class Joined {

        private final Declaration before;
        private final Sheet.Rows<Promise> read;
        private final List<Promise> list;

        /** Rows that change the list, by their place in it. */
        private final Map<Integer, Sheet.Row<Promise>> rows = new HashMap<>();

        private final List<Remark> blocked = new ArrayList<>();
        private final Set<Integer> met = new HashSet<>();
        private int known;
        private int changed;

        Joined(Declaration before, Sheet.Rows<Promise> read) {
            this.before = before;
            this.read = read;
            this.list = new ArrayList<>(before.promises());
        }

        void add(Sheet.Row<Promise> row, List<Flaw> flaws, Language language) {
            if (!flaws.isEmpty()) {
                flaws.forEach(flaw -> blocked.add(remark(row, flaw.field(), flaw, language)));
                return;
            }
            Promise promise = Objects.requireNonNull(row.record());
            int place = place(promise);
            if (place >= 0 && !met.add(place)) {
                blocked.add(remark(row, "id", Flaw.block("id", "reference-twice"), language));
            } else if (place >= 0 && same(list.get(place), promise)) {
                known++;
            } else if (place >= 0) {
                rows.put(place, row);
                list.set(place, promise.withId(list.get(place).id()));
                changed++;
            } else {
                rows.put(list.size(), row);
                list.add(promise.withId(null));
            }
        }

        /** Of the promise with this reference, or of one that says the same and was not met yet; -1 when there is none. */
        private int place(Promise promise) {
            for (int i = 0; i < before.promises().size(); i++) {
                if (promise.id() != null
                        && promise.id().equals(before.promises().get(i).id())) {
                    return i;
                }
            }
            for (int i = 0; i < before.promises().size(); i++) {
                if (!met.contains(i) && same(before.promises().get(i), promise)) {
                    return i;
                }
            }
            return -1;
        }

        List<Promise> list() {
            return list;
        }

        Declaration declaration() {
            return new Declaration(before.revision(), false, before.decisionPath(), list, before.posture(), false);
        }
    }

    /** Whether both say the same, however their numbers and days are written. */
    static boolean same(Promise one, Promise other) {
        return alike(one).equals(alike(other));
    }

    private static Promise alike(Promise promise) {
        return promise.with(copy -> copy.id(null)
                .dates(promise.dates() == null || promise.dates().isEmpty() ? null : promise.dates())
                .resourceQuantity(plain(promise.resourceQuantity()))
                .otherResourceQuantity(plain(promise.otherResourceQuantity())));
    }

    private static @Nullable BigDecimal plain(@Nullable BigDecimal quantity) {
        return quantity == null ? null : quantity.stripTrailingZeros();
    }
}
