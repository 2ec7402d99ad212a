package coop.unisson.charter;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Names one objection; the business key of its process. */
@Embeddable
public record ObjectionId(@Column(name = "id") String value) {}
