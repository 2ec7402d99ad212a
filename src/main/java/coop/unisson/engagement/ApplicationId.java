package coop.unisson.engagement;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** The business key of the {@code application} process. */
@Embeddable
public record ApplicationId(@Column(name = "id") String value) {}
