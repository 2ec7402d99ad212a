package coop.unisson.engagement;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** The business key of the {@code partner-engagement} process. */
@Embeddable
public record EngagementId(@Column(name = "id") String value) {}
