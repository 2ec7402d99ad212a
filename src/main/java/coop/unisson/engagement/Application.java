package coop.unisson.engagement;

import coop.unisson.campaign.CampaignId;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Language;
import coop.unisson.shared.Sha256;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Version;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Somebody from outside asks to join a campaign. It enrols nobody: only the coordination's yes does. */
@Entity
public class Application {

    /** How an application stands. */
    public enum State {
        OPEN,
        ACCEPTED,
        DECLINED,
        /** The campaign took no partners any more before anybody answered. */
        LAPSED
    }

    @EmbeddedId
    private ApplicationId id;

    @Version
    private int version;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "campaign_id"))
    private CampaignId campaign;

    private String organisation;

    private String name;

    private String email;

    @Enumerated(EnumType.STRING)
    private Language language;

    private String why;

    private String bring;

    @Enumerated(EnumType.STRING)
    private State state = State.OPEN;

    @Column(name = "open_hash")
    private @Nullable String openHash;

    private boolean started;

    @Column(name = "received_at")
    private Instant receivedAt;

    @Column(name = "answered_at")
    private @Nullable Instant answeredAt;

    @Column(name = "answered_by")
    private @Nullable String answeredBy;

    private @Nullable String words;

    @Column(name = "erased_at")
    private @Nullable Instant erasedAt;

    Application(ApplicationId id, CampaignId campaign, Applying said, Instant now) {
        this.id = id;
        this.campaign = campaign;
        this.organisation = said.organisation();
        this.name = said.name();
        this.email = said.email();
        this.language = said.language();
        this.why = said.why();
        this.bring = said.bring();
        this.openHash = hash(campaign, said);
        this.receivedAt = now;
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Application() {}

    /** The same words for the same campaign are the same application as long as it is open. */
    static String hash(CampaignId campaign, Applying said) {
        return Sha256.of(String.join(
                "\u0000",
                campaign.value(),
                said.organisation(),
                said.name(),
                said.email(),
                said.language().name(),
                said.why(),
                said.bring()));
    }

    /** The process of this application starts once. */
    void start() {
        require(!started, "an application starts once");
        started = true;
    }

    void accept(PersonId by, Instant now) {
        answer(State.ACCEPTED, by, now);
    }

    void decline(String why, PersonId by, Instant now) {
        answer(State.DECLINED, by, now);
        words = why;
    }

    void lapse(Instant now) {
        settle(State.LAPSED, now);
    }

    /**
     * Forgets who applied and what they said. What was answered when stays; whoever was invited is known to the campaign by
     * their part in it.
     */
    void erase(Instant now) {
        require(state != State.OPEN, "nobody is forgotten who waits for an answer");
        organisation = "";
        name = "";
        email = "";
        why = "";
        bring = "";
        words = null;
        erasedAt = now;
    }

    private void answer(State as, PersonId by, Instant now) {
        settle(as, now);
        answeredBy = by.value();
    }

    private void settle(State as, Instant now) {
        require(state == State.OPEN, "an application is answered once");
        state = as;
        answeredAt = now;
        openHash = null;
    }

    private static void require(boolean holds, String rule) {
        if (!holds) {
            throw new IllegalStateException(rule);
        }
    }

    public ApplicationId id() {
        return id;
    }

    public CampaignId campaign() {
        return campaign;
    }

    public String organisation() {
        return organisation;
    }

    public String name() {
        return name;
    }

    public String email() {
        return email;
    }

    public Language language() {
        return language;
    }

    public String why() {
        return why;
    }

    /** What the applicant would bring to the campaign. */
    public String bring() {
        return bring;
    }

    public State state() {
        return state;
    }

    /** Whether nobody can say any more who applied. */
    public boolean erased() {
        return erasedAt != null;
    }

    public boolean isOpen() {
        return state == State.OPEN;
    }

    public Instant receivedAt() {
        return receivedAt;
    }
}
