package coop.unisson.commitment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import coop.unisson.commitment.Merge.Merged;
import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.Person;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormCodec;
import coop.unisson.shared.Refused;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Lets several people write on one list. Each save keeps what it left; whoever saves later is merged with what was saved
 * since they read it, and told of it in a way that brings their page up to date.
 */
@Component
class Writing {

    /** Pages that were open for more saves than this begin from nothing known. */
    private static final int KEPT = 200;

    private static final String ROWS = "commitments";
    private static final String REVISION = "revision";

    private final CommitmentRevisions revisions;
    private final PartnerService partners;
    private final FormCodec codec;

    Writing(CommitmentRevisions revisions, PartnerService partners, FormCodec codec) {
        this.revisions = revisions;
        this.partners = partners;
        this.codec = codec;
    }

    /**
     * What is to be saved.
     *
     * @param typed as it arrived
     * @param places where each row of it, and then each row only others had written, went
     * @param others whether anything of it is somebody else's
     */
    record Together(
            Declaration declaration, JsonNode typed, List<@Nullable Integer> places, List<Flaw> kept, boolean others) {}

    /**
     * Merges what somebody sends with what was saved since they read the list.
     *
     * @param saved the list as it is now; none while nobody has saved it
     * @throws Refused with one flaw for each field both wrote, and a note that brings everything else up to date; nothing is
     *     saved, and the next time the same text counts as chosen
     */
    Together bringTogether(EngagementId id, @Nullable Declaration saved, Declaration declaration) {
        JsonNode mine = codec.encode(declaration);
        if (saved == null || saved.revision() == declaration.revision()) {
            return new Together(declaration, mine, inOrder(declaration), List.of(), false);
        }
        JsonNode base = base(id, declaration.revision());
        JsonNode theirs = codec.encode(saved);
        if (declaration.zero() && declaration.promises().isEmpty()) {
            ((ObjectNode) mine).set(ROWS, base.path(ROWS).deepCopy());
        }
        Merged merged = Merge.of(base, theirs, mine);
        merged.document().put(REVISION, saved.revision());
        String who = nameOf(id, saved.revision());
        List<Flaw> kept = merged.kept().stream()
                .map(field -> Flaw.warn(field, "kept-row", who))
                .toList();
        if (!merged.conflicts().isEmpty()) {
            List<Flaw> flaws = new ArrayList<>();
            merged.conflicts()
                    .forEach(conflict -> flaws.add(Flaw.block(conflict.field(), "both-wrote", who, conflict.theirs())
                            .filling(Map.of(conflict.field(), conflict.theirs()))));
            flaws.add(Flaw.note("", "merged", who)
                    .filling(update(mine, merged.document(), merged.places(), saved.revision())));
            flaws.addAll(kept);
            throw new Refused(flaws);
        }
        return new Together(codec.decode(merged.document(), Declaration.class), mine, merged.places(), kept, true);
    }

    private static List<@Nullable Integer> inOrder(Declaration declaration) {
        List<@Nullable Integer> places = new ArrayList<>();
        for (int i = 0; i < declaration.promises().size(); i++) {
            places.add(i);
        }
        return places;
    }

    /** What was there before; nothing where that is no longer known, so that whatever differs is said. */
    private JsonNode base(EngagementId id, int revision) {
        return revisions
                .findById(new CommitmentRevision.Id(id, revision))
                .map(CommitmentRevision::document)
                .map(this::parse)
                .orElseGet(JsonNodeFactory.instance::objectNode);
    }

    private JsonNode parse(String document) {
        try {
            return codec.parse(new ByteArrayInputStream(document.getBytes(StandardCharsets.UTF_8)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String nameOf(EngagementId id, int revision) {
        return revisions
                .findById(new CommitmentRevision.Id(id, revision))
                .flatMap(saved -> partners.find(saved.savedBy()))
                .map(Person::name)
                .orElse("?");
    }

    /** Keeps what a save left. */
    void keep(EngagementId id, Declaration saved, PersonId by, Instant now) {
        revisions.save(new CommitmentRevision(
                id, saved.revision(), by, now, codec.encode(saved).toString()));
        if (saved.revision() % KEPT == 0) {
            revisions.forgetBefore(id, saved.revision() - KEPT);
        }
    }

    /** What brings the page of whoever saved up to date: ids of new rows, what others wrote, and where it now stands. */
    List<Flaw> told(EngagementId id, Together together, Declaration saved) {
        List<Flaw> told = new ArrayList<>(together.kept());
        Map<String, String> update = update(together.typed(), codec.encode(saved), together.places(), saved.revision());
        told.add(Flaw.note("", together.others() ? "merged" : "saved", nameOf(id, saved.revision() - 1))
                .filling(update));
        return told;
    }

    /** By the fields of the typed document; a row that is gone has an empty value under its own name. */
    private static Map<String, String> update(
            JsonNode typed, JsonNode now, List<@Nullable Integer> places, int revision) {
        Map<String, String> update = new TreeMap<>();
        update.put(REVISION, String.valueOf(revision));
        boolean rowsSaid = typed.path(ROWS).size() > 0 || !typed.path("zero").asBoolean();
        for (int i = 0; rowsSaid && i < places.size(); i++) {
            Integer place = places.get(i);
            String row = ROWS + "[" + i + "]";
            if (place == null) {
                update.put(row, "");
            } else {
                differences(row + ".", typed.path(ROWS).path(i), now.path(ROWS).path(place), update);
            }
        }
        if (typed.path("decisionPath").size() <= now.path("decisionPath").size()) {
            for (int i = 0; i < now.path("decisionPath").size(); i++) {
                differences(
                        "decisionPath[" + i + "].",
                        typed.path("decisionPath").path(i),
                        now.path("decisionPath").path(i),
                        update);
            }
        }
        return update;
    }

    private static void differences(String path, JsonNode typed, JsonNode now, Map<String, String> update) {
        Map<String, List<String>> before = FormCodec.toFields(typed);
        Map<String, List<String>> after = FormCodec.toFields(now);
        Map<String, List<String>> all = new HashMap<>(before);
        all.putAll(after);
        all.keySet().forEach(name -> {
            String there = String.join(" ", after.getOrDefault(name, List.of()));
            if (!Merge.plain(there).equals(Merge.plain(String.join(" ", before.getOrDefault(name, List.of()))))) {
                update.put(path + name, there);
            }
        });
    }
}
