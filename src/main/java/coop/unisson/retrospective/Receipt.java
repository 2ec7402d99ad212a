package coop.unisson.retrospective;

import coop.unisson.campaign.CampaignId;
import coop.unisson.charter.Signature;
import coop.unisson.delivery.Delivery;
import coop.unisson.delivery.Outcome;
import coop.unisson.engagement.EngagementId;
import coop.unisson.shared.Days;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What one partner promised, did and learnt: its own, to keep and to show. It never changes. */
@Entity
@Table(name = "receipt")
public class Receipt {

    /** One promise and what became of it; no outcome when nobody had said when the receipt was issued. */
    @Embeddable
    public record Line(
            @Column(name = "promise") String what,
            @Nullable @Enumerated(EnumType.STRING) Outcome outcome,
            @Nullable LocalDate doneOn,
            @Nullable String evidenceLink,
            @Nullable String evidenceNote) {

        static Line of(String what, Delivery delivery) {
            return new Line(
                    what,
                    delivery.outcome().orElse(null),
                    delivery.doneOn().orElse(null),
                    delivery.evidenceLink().orElse(null),
                    delivery.evidenceNote().orElse(null));
        }
    }

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private EngagementId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "campaign_id"))
    private CampaignId campaign;

    private String campaignTitle;

    private String partner;

    private int charterVersion;

    private String charterSha256;

    private String annexSha256;

    private String lessonKeep;

    private String lessonChange;

    private Instant issuedAt;

    @ElementCollection(fetch = FetchType.EAGER)
    @CollectionTable(name = "receipt_line", joinColumns = @JoinColumn(name = "receipt_id"))
    @OrderColumn(name = "position")
    private List<Line> lines = new ArrayList<>();

    @Version
    private @Nullable Integer revision;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Receipt() {}

    Receipt(
            LookBack lookBack,
            CampaignId campaign,
            String campaignTitle,
            String partner,
            Signature signature,
            List<Line> lines,
            Instant issuedAt) {
        this.id = lookBack.id();
        this.campaign = campaign;
        this.campaignTitle = campaignTitle;
        this.partner = partner;
        this.charterVersion = signature.version();
        this.charterSha256 = signature.sha256();
        this.annexSha256 = signature.annexSha256();
        this.lessonKeep = lookBack.lessonKeep();
        this.lessonChange = lookBack.lessonChange();
        this.lines = new ArrayList<>(lines);
        this.issuedAt = issuedAt;
    }

    public EngagementId engagement() {
        return id;
    }

    public CampaignId campaign() {
        return campaign;
    }

    public String campaignTitle() {
        return campaignTitle;
    }

    public String partner() {
        return partner;
    }

    /** The number of the charter's version the partner signed. */
    public int charterVersion() {
        return charterVersion;
    }

    public String charterSha256() {
        return charterSha256;
    }

    /** The hash of the commitments the partner signed. */
    public String annexSha256() {
        return annexSha256;
    }

    public String lessonKeep() {
        return lessonKeep;
    }

    public String lessonChange() {
        return lessonChange;
    }

    public List<Line> lines() {
        return List.copyOf(lines);
    }

    public LocalDate issuedOn() {
        return Days.of(issuedAt);
    }
}
