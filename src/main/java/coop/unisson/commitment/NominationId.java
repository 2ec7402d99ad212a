package coop.unisson.commitment;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** The business key of the {@code acceptance} process. */
@Embeddable
public record NominationId(@Column(name = "id") String value) {}
