package coop.unisson.delivery;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Names one tension; the business key of its process. */
@Embeddable
public record TensionId(@Column(name = "id") String value) {}
