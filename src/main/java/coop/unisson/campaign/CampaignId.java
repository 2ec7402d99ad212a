package coop.unisson.campaign;

import jakarta.persistence.Embeddable;

/** The business key of the {@code campaign} process. */
@Embeddable
public record CampaignId(String value) {}
