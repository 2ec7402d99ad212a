package coop.unisson.charter;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * One clause that a version words otherwise than the version before.
 *
 * @param material whether it changes what was agreed; a slip of the pen does not
 */
@Embeddable
public record ClauseChange(
        @Column(name = "clause_key") String key,
        @Column(name = "material") boolean material) {}
