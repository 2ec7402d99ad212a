package coop.unisson.commitment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** The business key of the {@code commitment-delivery} process. */
@Embeddable
public record CommitmentId(@Column(name = "id") String value) {}
