package coop.unisson.engagement;

import coop.unisson.partner.PersonId;
import coop.unisson.shared.Problem;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One of a partner's people is away for some days, and somebody does their work meanwhile. Nobody is asked why. */
@Entity
@Table(name = "absence")
public class Absence {

    @EmbeddedId
    private AbsenceId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "person_id"))
    private PersonId person;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "deputy_id"))
    private PersonId deputy;

    @Column(name = "first_day")
    private LocalDate firstDay;

    @Column(name = "last_day")
    private LocalDate lastDay;

    @Column(name = "declared_at")
    @SuppressWarnings("UnusedVariable") // kept for the record
    private Instant declaredAt;

    @Column(name = "ended_at")
    private @Nullable Instant endedAt;

    @Version
    private @Nullable Integer revision;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Absence() {}

    Absence(
            AbsenceId id,
            EngagementId engagement,
            PersonId person,
            PersonId deputy,
            LocalDate firstDay,
            LocalDate lastDay,
            Instant now) {
        this.id = id;
        this.engagement = engagement;
        this.person = person;
        this.deputy = deputy;
        this.firstDay = firstDay;
        this.lastDay = lastDay;
        this.declaredAt = now;
    }

    /** The person is back before the last day, or does not go. */
    void end(Instant now) {
        if (endedAt != null) {
            throw Problem.conflict("absence-over");
        }
        endedAt = now;
    }

    boolean runsOn(LocalDate day) {
        return shares(day, day);
    }

    /** Whether at least one of these days is among its own. */
    boolean shares(LocalDate from, LocalDate to) {
        return endedAt == null && !firstDay.isAfter(to) && !lastDay.isBefore(from);
    }

    public AbsenceId id() {
        return id;
    }

    public EngagementId engagement() {
        return engagement;
    }

    /** Who is away. */
    public PersonId person() {
        return person;
    }

    /** Who does their work. */
    public PersonId deputy() {
        return deputy;
    }

    public LocalDate firstDay() {
        return firstDay;
    }

    /** The last day away. */
    public LocalDate lastDay() {
        return lastDay;
    }
}
