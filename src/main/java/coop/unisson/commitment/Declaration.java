package coop.unisson.commitment;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Everything one partner promises, as it is written down.
 *
 * @param revision of the list this was written on, so that two people writing at once lose nothing
 * @param zero nothing this time, said explicitly
 * @param decisionPath the partner's own approval chain
 * @param posture what the partner thinks would come of it if all did as it does
 * @param keepContact with {@code zero}, whether we may write about another campaign
 */
public record Declaration(
        int revision,
        boolean zero,
        @Valid @Size(max = 10) @Nullable List<Approval> decisionPath,
        @Valid @Size(max = 60) @Nullable List<Promise> commitments,
        @Valid @Nullable PostureAnswer posture,
        boolean keepContact) {

    /** An empty row is no row. */
    public Declaration {
        decisionPath = withoutEmpty(decisionPath);
        commitments = withoutEmpty(commitments);
    }

    Declaration(
            int revision, boolean zero, @Nullable List<Approval> decisionPath, @Nullable List<Promise> commitments) {
        this(revision, zero, decisionPath, commitments, null, false);
    }

    /** The same with what was answered before. */
    Declaration answering(@Nullable PostureAnswer answer, boolean contactsKept) {
        return new Declaration(revision, zero, decisionPath, commitments, answer, contactsKept);
    }

    private static <T> @Nullable List<T> withoutEmpty(@Nullable List<T> rows) {
        return rows == null ? null : rows.stream().filter(Objects::nonNull).toList();
    }

    List<Approval> approvals() {
        return decisionPath == null ? List.of() : decisionPath;
    }

    List<Promise> promises() {
        return commitments == null ? List.of() : commitments;
    }
}
