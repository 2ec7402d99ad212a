package coop.unisson.campaign;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** The business key of the {@code campaign} process. */
@Embeddable
public record CampaignId(@Column(name = "id") String value) {}
