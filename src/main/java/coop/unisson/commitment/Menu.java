package coop.unisson.commitment;

import coop.unisson.campaign.CampaignId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

/** How many of the commitments a campaign offers each partner is asked to choose; without a number, as many as it likes. */
@Entity
class Menu {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "campaign_id"))
    private CampaignId campaign;

    @Version
    private int version;

    private @Nullable Integer least;

    private @Nullable Integer most;

    Menu(CampaignId campaign) {
        this.campaign = campaign;
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Menu() {}

    void ask(@Nullable Integer atLeast, @Nullable Integer atMost) {
        least = atLeast;
        most = atMost;
    }

    CampaignId campaign() {
        return campaign;
    }

    @Nullable
    Integer least() {
        return least;
    }

    @Nullable
    Integer most() {
        return most;
    }
}
