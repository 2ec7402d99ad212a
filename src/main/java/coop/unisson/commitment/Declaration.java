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
 */
public record Declaration(
        int revision,
        boolean zero,
        @Valid @Size(max = 10) @Nullable List<Approval> decisionPath,
        @Valid @Size(max = 60) @Nullable List<Promise> commitments) {

    /** An empty row is no row. */
    public Declaration {
        decisionPath = withoutEmpty(decisionPath);
        commitments = withoutEmpty(commitments);
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
