package coop.unisson.commitment;

import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Words;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One thing one partner will do. Explicit once nothing of it is left to guess and everybody named said yes. */
@Entity
public class Commitment {

    @EmbeddedId
    private CommitmentId id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "engagement_id"))
    private EngagementId engagement;

    private int position;

    /** The person who owns it, once enrolled. */
    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "owner_id"))
    private @Nullable PersonId owner;

    /** The person who does it when the owner cannot, once enrolled. */
    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "deputy_id"))
    private @Nullable PersonId deputy;

    @Column(name = "latest_start")
    private @Nullable LocalDate latestStart;

    @Embedded
    private Promise promise;

    /** Kept without waiting any longer for what it waited for. */
    private boolean unconditional;

    Commitment(CommitmentId id, EngagementId engagement, int position, Promise promise) {
        this.id = id;
        this.engagement = engagement;
        this.position = position;
        this.promise = promise.withId(id.value());
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Commitment() {}

    /** Writes what is promised; a new owner has not been asked yet. */
    void write(int newPosition, Promise newPromise) {
        if (!promise.hasOwnerOf(newPromise)) {
            owner = null;
        }
        if (!promise.hasDeputyOf(newPromise)) {
            deputy = null;
        }
        if (!Condition.of(promise).equals(Condition.of(newPromise))) {
            unconditional = false;
        }
        position = newPosition;
        promise = newPromise.withId(id.value());
    }

    void waitNoLonger() {
        unconditional = true;
    }

    /** Whether its partner keeps it though what it waited for has not come. */
    public boolean isUnconditional() {
        return unconditional;
    }

    void ownedBy(PersonId person) {
        owner = person;
    }

    void backedBy(PersonId person) {
        deputy = person;
    }

    /**
     * The deputy does it from now on, and has nobody behind them yet.
     *
     * @throws IllegalStateException without a deputy
     */
    void deputyTakesOver() {
        if (deputy == null) {
            throw new IllegalStateException("nobody stands behind the owner of " + id);
        }
        owner = deputy;
        deputy = null;
        promise = promise.with(kept -> kept.ownerName(promise.deputyName())
                .ownerEmail(promise.deputyEmail())
                .deputyName(null)
                .deputyEmail(null));
    }

    /** Approvals must have begun by this day. */
    void beginBy(LocalDate day) {
        latestStart = day;
    }

    /** The day by which approvals must begin, as last computed; none until the list was sent. */
    public Optional<LocalDate> latestStart() {
        return Optional.ofNullable(latestStart);
    }

    /** Somebody else, who said yes to it, keeps it from now on. */
    void handTo(PersonId person, String name, String email) {
        owner = person;
        promise = promise.with(kept -> kept.ownerName(name).ownerEmail(email));
    }

    /** Names and addresses of whoever was to do it go; who it was stays known by an id. */
    void forgetNames() {
        promise = promise.with(
                kept -> kept.ownerName(null).ownerEmail(null).deputyName(null).deputyEmail(null));
    }

    Optional<PersonId> ownerIfKnown() {
        return Optional.ofNullable(owner);
    }

    Optional<PersonId> deputyIfKnown() {
        return Optional.ofNullable(deputy);
    }

    /** All of it as it was written. */
    public Promise promise() {
        return promise;
    }

    public CommitmentId id() {
        return id;
    }

    public EngagementId engagement() {
        return engagement;
    }

    /** What will be done, in the partner's own words. */
    public String what() {
        return Words.of(promise.what());
    }

    public Optional<Kind> kind() {
        return Optional.ofNullable(promise.kind());
    }

    public Optional<String> channel() {
        return Optional.ofNullable(promise.channel());
    }

    public Optional<String> format() {
        return Optional.ofNullable(promise.format());
    }

    public Optional<Integer> quantity() {
        return Optional.ofNullable(promise.quantity());
    }

    public When when() {
        return promise.when();
    }

    /** Whether it is kept inside a run; what nobody outside sees may be done before it. False while it has no time yet. */
    boolean liesIn(LocalDate runStart, LocalDate runEnd) {
        When when = when();
        boolean early = when.first().filter(day -> day.isBefore(runStart)).isPresent();
        return when.last().filter(day -> !day.isAfter(runEnd)).isPresent()
                && !(early && kind().filter(Kind::isPublicAct).isPresent());
    }

    public String ownerName() {
        return Words.of(promise.ownerName());
    }

    /**
     * The named person.
     *
     * @throws IllegalStateException while nobody was enrolled for it, which is before the list is sent
     */
    public PersonId owner() {
        if (owner == null) {
            throw new IllegalStateException("nobody owns " + id + " yet");
        }
        return owner;
    }

    boolean isOwned() {
        return owner != null;
    }

    public Optional<ResourceKind> resourceKind() {
        return Optional.ofNullable(promise.resourceKind());
    }

    public Optional<BigDecimal> resourceQuantity() {
        return Optional.ofNullable(promise.resourceQuantity());
    }

    public Optional<ResourceKind> otherResourceKind() {
        return Optional.ofNullable(promise.otherResourceKind());
    }

    public Optional<BigDecimal> otherResourceQuantity() {
        return Optional.ofNullable(promise.otherResourceQuantity());
    }

    /** What goes into it, in the unit of each kind. */
    public Map<ResourceKind, BigDecimal> resources() {
        return promise.resources();
    }

    public Optional<Evidence> evidence() {
        return Optional.ofNullable(promise.evidence());
    }

    public Optional<String> visibilityFor() {
        return Optional.ofNullable(promise.visibilityFor());
    }

    /** The other partners that make this promise together with this one. */
    public List<EngagementId> coOwners() {
        return promise.coOwners().stream().map(EngagementId::new).toList();
    }

    /** The partners it makes visible; nobody where it {@link #makesEverybodyVisible()}. */
    public List<EngagementId> makesVisible() {
        return promise.makesVisible().stream()
                .filter(partner -> !partner.equals(Promise.EVERYBODY))
                .map(EngagementId::new)
                .toList();
    }

    public boolean makesEverybodyVisible() {
        return promise.makesVisible().contains(Promise.EVERYBODY);
    }

    /** What must be done before. */
    public List<CommitmentId> dependsOn() {
        return promise.dependsOn().stream().map(CommitmentId::new).toList();
    }

    /** How many people its channel reaches; peers see the band, never the number. */
    public Optional<Reach> reach() {
        return Optional.ofNullable(promise.reach());
    }

    public Optional<String> audience() {
        return Optional.ofNullable(promise.audience());
    }

    public Optional<String> territory() {
        return Optional.ofNullable(promise.territory());
    }

    /** Which of the partner's brands promises, where it has several. */
    public Optional<String> brand() {
        return Optional.ofNullable(promise.brand());
    }

    /** Who does it when the owner cannot. */
    public Optional<String> deputyName() {
        return Optional.ofNullable(promise.deputyName());
    }

    /** What must happen first, in the partner's words. */
    public Optional<String> condition() {
        return Optional.ofNullable(promise.condition());
    }

    /** The partner who must do as much first. */
    public Optional<EngagementId> conditionPartner() {
        return Optional.ofNullable(promise.conditionPartner()).map(EngagementId::new);
    }

    /** What it waits for. */
    public Optional<ConditionKind> conditionKind() {
        return promise.awaits();
    }

    /** How many partners must do as much first. */
    public Optional<Integer> conditionCount() {
        return Optional.ofNullable(promise.conditionCount());
    }

    /** How many people all channels together must reach first. */
    public Optional<Integer> conditionReach() {
        return Optional.ofNullable(promise.conditionReach());
    }

    /** What the partner can count and show afterwards. */
    public Optional<String> measure() {
        return Optional.ofNullable(promise.measure());
    }
}
