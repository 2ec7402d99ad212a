package coop.unisson.engagement;

import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.Need;
import coop.unisson.shared.Ids;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Something a partner expects of the others. It holds nobody up: it is answered by a promise, talked over, or withdrawn. */
@Entity
@Table(name = "expectation")
public class Expectation {

    @Id
    private String id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "campaign_id"))
    @SuppressWarnings("UnusedVariable") // queries ask for it
    private CampaignId campaign;

    @SuppressWarnings("UnusedVariable") // the order in which they were written
    private int position;

    @Enumerated(EnumType.STRING)
    private Need.Of kind;

    private String words;

    @Column(name = "withdrawn_at")
    private @Nullable Instant withdrawnAt;

    Expectation(EngagementId engagement, CampaignId campaign, int position, Need.Of kind, String words) {
        this.id = Ids.mint();
        this.engagement = engagement;
        this.campaign = campaign;
        this.position = position;
        this.kind = kind;
        this.words = words;
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Expectation() {}

    /** Saying so twice is saying so once. */
    void withdraw(Instant now) {
        if (withdrawnAt == null) {
            withdrawnAt = now;
        }
    }

    public String id() {
        return id;
    }

    public EngagementId engagement() {
        return engagement;
    }

    public Need.Of kind() {
        return kind;
    }

    /** In the partner's own words. */
    public String words() {
        return words;
    }
}
