package coop.unisson.retrospective;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What one partner learnt, and whether it would do it again. Said once. */
@Entity
@Table(name = "look_back")
class LookBack {

    /** Whether the campaign would have carried its mission if everybody had given what this partner gave. */
    enum Posture {
        YES,
        IN_PART,
        NO,
        UNSURE
    }

    /** Whether the partner goes on. */
    enum Again {
        CONTINUE,
        PAUSE,
        LEAVE
    }

    /** A partner's answers. */
    record Answers(
            String lessonKeep,
            String lessonChange,
            Posture posture,
            Again again,
            @Nullable LocalDate recallOn) {

        List<Flaw> flaws(LocalDate today) {
            List<Flaw> flaws = new ArrayList<>();
            if (recallOn != null && again != Again.PAUSE) {
                flaws.add(Flaw.block("recallOn", "recall-without-pause"));
            } else if (recallOn != null && !recallOn.isAfter(today)) {
                flaws.add(Flaw.block("recallOn", "recall-in-past"));
            }
            return flaws;
        }
    }

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "id"))
    private EngagementId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "campaign_id"))
    @SuppressWarnings("UnusedVariable") // queries read it
    private CampaignId campaign;

    private String lessonKeep;

    private String lessonChange;

    @Enumerated(EnumType.STRING)
    private Posture posture;

    @Enumerated(EnumType.STRING)
    private Again again;

    private @Nullable LocalDate recallOn;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "answered_by"))
    @SuppressWarnings("UnusedVariable") // kept for the record
    private PersonId answeredBy;

    @SuppressWarnings("UnusedVariable") // kept for the record
    private Instant answeredAt;

    @Version
    private @Nullable Integer revision;

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected LookBack() {}

    LookBack(EngagementId id, CampaignId campaign, Answers answers, PersonId by, Instant at) {
        this.id = id;
        this.campaign = campaign;
        this.lessonKeep = answers.lessonKeep();
        this.lessonChange = answers.lessonChange();
        this.posture = answers.posture();
        this.again = answers.again();
        this.recallOn = answers.recallOn();
        this.answeredBy = by;
        this.answeredAt = at;
    }

    EngagementId id() {
        return id;
    }

    String lessonKeep() {
        return lessonKeep;
    }

    String lessonChange() {
        return lessonChange;
    }

    Posture posture() {
        return posture;
    }

    Again again() {
        return again;
    }

    Optional<LocalDate> recallOn() {
        return Optional.ofNullable(recallOn);
    }
}
