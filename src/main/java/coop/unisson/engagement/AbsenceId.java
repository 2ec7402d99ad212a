package coop.unisson.engagement;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Names one absence. */
@Embeddable
public record AbsenceId(@Column(name = "id") String value) {}
