package coop.unisson.delivery;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something a partner did for the campaign that it had not promised. No gate asks for it. */
@Entity
@Table(name = "initiative")
public class Initiative {

    @Id
    private String id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "campaign_id"))
    private CampaignId campaign;

    private String what;

    private LocalDate doneOn;

    private String place;

    private @Nullable String evidenceLink;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "reported_by"))
    @SuppressWarnings("UnusedVariable") // kept for the record
    private PersonId reportedBy;

    @SuppressWarnings("UnusedVariable") // kept for the record
    private Instant reportedAt;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Initiative() {}

    Initiative(String id, EngagementId engagement, CampaignId campaign, Deed deed, PersonId by, Instant now) {
        this.id = id;
        this.engagement = engagement;
        this.campaign = campaign;
        this.what = deed.what();
        this.doneOn = deed.doneOn();
        this.place = deed.place();
        this.evidenceLink = deed.evidenceLink();
        this.reportedBy = by;
        this.reportedAt = now;
    }

    /** What was done, on which day, and where. */
    record Deed(
            String what,
            LocalDate doneOn,
            String place,
            @Nullable String evidenceLink) {}

    public EngagementId engagement() {
        return engagement;
    }

    public CampaignId campaign() {
        return campaign;
    }

    public String what() {
        return what;
    }

    public LocalDate doneOn() {
        return doneOn;
    }

    /** Where one could see it: a town, a shop, a page. */
    public String place() {
        return place;
    }

    /** A page that shows it. */
    public Optional<String> evidenceLink() {
        return Optional.ofNullable(evidenceLink);
    }
}
