package coop.unisson.engagement;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Names one file that was sent. */
@Embeddable
public record ImportId(@Column(name = "id") String value) {}
