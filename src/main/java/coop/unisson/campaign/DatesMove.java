package coop.unisson.campaign;

import coop.unisson.partner.PersonId;
import coop.unisson.shared.Ids;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.stream.Collectors;

/** Who moved a campaign’s dates, from what to what, and why. */
@Entity
@Table(name = "dates_move")
@SuppressWarnings("UnusedVariable") // kept for the record
class DatesMove {

    @Id
    private String id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "campaign_id"))
    private CampaignId campaign;

    @Column(name = "dates_before")
    private String before;

    @Column(name = "dates_after")
    private String after;

    private String reason;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "moved_by"))
    private PersonId by;

    @Column(name = "moved_at")
    private Instant at;

    DatesMove(CampaignId campaign, Schedule before, Schedule after, String reason, PersonId by, Instant at) {
        this.id = Ids.mint();
        this.campaign = campaign;
        this.before = written(before);
        this.after = written(after);
        this.reason = reason;
        this.by = by;
        this.at = at;
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected DatesMove() {}

    String reason() {
        return reason;
    }

    private static String written(Schedule dates) {
        return dates.byField().values().stream().map(LocalDate::toString).collect(Collectors.joining(" "));
    }
}
