package coop.unisson.commitment;

import coop.unisson.campaign.CampaignId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.Instant;

/** The moment from which a campaign's partners may wait for what others have promised; until then nobody knows of it. */
@Entity
class Reveal {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "campaign_id"))
    private CampaignId campaign;

    @Column(name = "revealed_at")
    private Instant at;

    Reveal(CampaignId campaign, Instant at) {
        this.campaign = campaign;
        this.at = at;
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Reveal() {}

    Instant at() {
        return at;
    }
}
