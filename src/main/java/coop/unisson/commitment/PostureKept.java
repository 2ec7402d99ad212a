package coop.unisson.commitment;

import coop.unisson.commitment.PostureAnswer.Thinks;
import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Words;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;

/** What a partner answered about its own posture, and the list it had before its eyes when it first did. */
@Entity
@Table(name = "posture_answer")
class PostureKept {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "engagement_id"))
    private EngagementId id;

    @Enumerated(EnumType.STRING)
    private Thinks answer;

    private String why;

    @Column(name = "list_hash")
    private String listHash;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "answered_by"))
    @SuppressWarnings("UnusedVariable") // for the export of personal data
    private PersonId answeredBy;

    @Column(name = "answered_at")
    @SuppressWarnings("UnusedVariable") // likewise
    private Instant answeredAt;

    PostureKept(EngagementId id, Thinks answer, String why, String listHash, PersonId by, Instant now) {
        this.id = id;
        this.answer = answer;
        this.why = why;
        this.listHash = listHash;
        this.answeredBy = by;
        this.answeredAt = now;
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected PostureKept() {}

    /** The list stays the one at which this answer was first given: only a list that changed since says more than a sentence. */
    void write(Thinks newAnswer, String newWhy, String newListHash, PersonId by, Instant now) {
        if (answer != newAnswer) {
            listHash = newListHash;
        }
        answer = newAnswer;
        why = newWhy;
        answeredBy = by;
        answeredAt = now;
    }

    boolean isNoAbout(String hash) {
        return answer == Thinks.NO && listHash.equals(hash);
    }

    boolean isNo() {
        return answer == Thinks.NO;
    }

    PostureAnswer said() {
        return new PostureAnswer(answer, Words.none(why) ? null : why);
    }
}
