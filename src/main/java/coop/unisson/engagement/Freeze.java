package coop.unisson.engagement;

import coop.unisson.partner.PersonId;
import coop.unisson.shared.DaysOff;
import coop.unisson.shared.Ids;
import coop.unisson.shared.Problem;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Days on which a partner's approvals stand still: its summer, its sales, its year's end. They are no working days of its. */
@Entity
@Table(name = "approval_freeze")
public class Freeze {

    @Id
    private String id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    @Column(name = "first_day")
    private LocalDate firstDay;

    @Column(name = "last_day")
    private LocalDate lastDay;

    private String reason;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "declared_by"))
    @SuppressWarnings("UnusedVariable") // kept for the record
    private PersonId declaredBy;

    @Column(name = "declared_at")
    @SuppressWarnings("UnusedVariable") // kept for the record
    private Instant declaredAt;

    @Column(name = "lifted_at")
    private @Nullable Instant liftedAt;

    @Version
    private @Nullable Integer revision;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Freeze() {}

    Freeze(
            EngagementId engagement,
            LocalDate firstDay,
            LocalDate lastDay,
            String reason,
            PersonId declaredBy,
            Instant now) {
        this.id = Ids.mint();
        this.engagement = engagement;
        this.firstDay = firstDay;
        this.lastDay = lastDay;
        this.reason = reason;
        this.declaredBy = declaredBy;
        this.declaredAt = now;
    }

    /**
     * Ends yesterday if it has begun, so that the days that stood still stay so; otherwise it never was.
     *
     * @throws Problem 409 when it is over
     */
    void lift(LocalDate today, Instant now) {
        if (liftedAt != null || lastDay.isBefore(today)) {
            throw Problem.conflict("freeze-over");
        }
        if (firstDay.isBefore(today)) {
            lastDay = today.minusDays(1);
        } else {
            liftedAt = now;
        }
    }

    boolean shares(LocalDate from, LocalDate to) {
        return !firstDay.isAfter(to) && !lastDay.isBefore(from);
    }

    DaysOff.Freeze days() {
        return new DaysOff.Freeze(firstDay, lastDay);
    }

    public String id() {
        return id;
    }

    public EngagementId engagement() {
        return engagement;
    }

    public LocalDate firstDay() {
        return firstDay;
    }

    /** The last day on which nothing moves. */
    public LocalDate lastDay() {
        return lastDay;
    }

    /** What the partner chose to say; often nothing. */
    public String reason() {
        return reason;
    }
}
