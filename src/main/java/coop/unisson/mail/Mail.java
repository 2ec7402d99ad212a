package coop.unisson.mail;

import coop.unisson.access.LinkService;
import coop.unisson.campaign.CampaignId;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Ids;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One message to one person, from the fact that causes it to the server that takes it. Several may travel in one letter,
 * which keeps its name however often it is sent.
 */
@Entity
@Table(name = "mail")
public class Mail {

    /** How a message stands. */
    public enum State {
        WAITING,
        /** Claimed by a node that is talking to the mail server, or died while it did. */
        SENDING,
        SENT,
        /** A crash left it uncertain, and it is not one to send twice. */
        UNCERTAIN,
        FAILED,
        /** The server took it, and a later one sent it back. */
        BOUNCED,
        /** What it asked for was done before it left. */
        DROPPED
    }

    private static final List<Duration> RETRIES = List.of(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(30),
            Duration.ofHours(2));

    private static final int LONGEST_ERROR = 500;

    @Id
    private String id;

    @Column(name = "dedupe_key")
    private String dedupeKey;

    @Enumerated(EnumType.STRING)
    private MailKind kind;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "person_id"))
    private @Nullable PersonId person;

    @Embedded
    private @Nullable Stranger stranger;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "campaign_id"))
    private @Nullable CampaignId campaign;

    @Embedded
    private @Nullable Matter matter;

    @Column(name = "letter_id")
    private @Nullable String letter;

    @Enumerated(EnumType.STRING)
    private State state = State.WAITING;

    private int attempts;

    @Column(name = "next_at")
    private Instant nextAt;

    @Column(name = "claimed_at")
    private @Nullable Instant claimedAt;

    @Column(name = "sent_at")
    private @Nullable Instant sentAt;

    private @Nullable String error;

    @Column(name = "created_at")
    private Instant createdAt;

    @Version
    private int version;

    Mail(
            String dedupeKey,
            MailKind kind,
            PersonId person,
            @Nullable CampaignId campaign,
            Matter matter,
            Instant at,
            Instant now) {
        this.id = Ids.mint();
        this.dedupeKey = dedupeKey;
        this.kind = kind;
        this.person = person;
        this.campaign = campaign;
        this.matter = matter;
        this.createdAt = now;
        this.nextAt = at;
    }

    Mail(String dedupeKey, MailKind kind, Stranger stranger, CampaignId campaign, Matter matter, Instant now) {
        this.id = Ids.mint();
        this.dedupeKey = dedupeKey;
        this.kind = kind;
        this.stranger = stranger;
        this.campaign = campaign;
        this.matter = matter;
        this.createdAt = now;
        this.nextAt = now;
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Mail() {}

    /** Waits for a later letter. */
    void postpone(Instant until) {
        require(state == State.WAITING && letter == null, "only a message that is in no letter yet waits for another");
        nextAt = until;
    }

    void claim(String into, Instant now) {
        require(state == State.WAITING, "only a waiting message is claimed");
        require(letter == null || letter.equals(into), "a message stays in its letter");
        state = State.SENDING;
        letter = into;
        claimedAt = now;
        attempts++;
    }

    void drop() {
        require(state == State.SENDING, "only a claimed message is dropped");
        state = State.DROPPED;
    }

    void sent(Instant now) {
        require(state == State.SENDING, "only a claimed message is sent");
        state = State.SENT;
        sentAt = now;
        error = null;
    }

    void refused(String why, Instant now) {
        require(state == State.SENDING, "only a claimed message is refused");
        error = shortened(why);
        if (attempts > RETRIES.size()) {
            state = State.FAILED;
        } else {
            state = State.WAITING;
            nextAt = now.plus(RETRIES.get(attempts - 1));
        }
    }

    /** Forgets who a stranger was and what was written to them; a message still on its way is given up. */
    void forgetStranger() {
        stranger = new Stranger("", "", stranger().orElseThrow().language());
        matter = Matter.NOTHING;
        if (state == State.WAITING || state == State.SENDING) {
            state = State.DROPPED;
        }
    }

    /** Forgets what was written to or about somebody who is forgotten; a message still on its way is given up. */
    void forget(Matter left) {
        matter = left;
        // a mail server quotes the address
        error = null;
        if (state == State.WAITING || state == State.SENDING) {
            state = State.DROPPED;
        }
    }

    /** A report says that it never arrived. */
    void bounced(String why) {
        require(state == State.SENT || state == State.UNCERTAIN, "only a message that has left comes back");
        state = State.BOUNCED;
        error = shortened(why);
    }

    private static String shortened(String why) {
        String kept = LinkService.withoutSecrets(why);
        return kept.length() > LONGEST_ERROR ? kept.substring(0, LONGEST_ERROR) : kept;
    }

    /** Nobody knows whether the mail server took it before its node died: it goes again, if twice is better than never. */
    void lostSight(Instant now) {
        require(state == State.SENDING, "only a claimed message is lost sight of");
        state = kind.atLeastOnce() ? State.WAITING : State.UNCERTAIN;
        nextAt = now;
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalStateException(rule);
        }
    }

    /** Whether it asks for something of which its reader would hear too late on that day, or on the very last. */
    boolean cannotWaitUntil(LocalDate day) {
        LocalDate due = matter().due();
        return kind.isNews() && due != null && !due.isAfter(day);
    }

    public String id() {
        return id;
    }

    MailKind kind() {
        return kind;
    }

    /** Whom it is to; empty when that is somebody who has no part here. */
    public Optional<PersonId> person() {
        return Optional.ofNullable(person);
    }

    Optional<Stranger> stranger() {
        return Optional.ofNullable(stranger);
    }

    /** Empty for what concerns a person's account. */
    public Optional<CampaignId> campaign() {
        return Optional.ofNullable(campaign);
    }

    Matter matter() {
        return matter == null ? Matter.NOTHING : matter;
    }

    public Optional<String> taskName() {
        return Optional.ofNullable(matter().name());
    }

    /** The letter it went in; empty until it is claimed. */
    public Optional<String> letter() {
        return Optional.ofNullable(letter);
    }

    public State state() {
        return state;
    }

    public int attempts() {
        return attempts;
    }

    public Instant createdAt() {
        return createdAt;
    }

    public Optional<Instant> sentAt() {
        return Optional.ofNullable(sentAt);
    }

    public Optional<String> error() {
        return Optional.ofNullable(error);
    }
}
