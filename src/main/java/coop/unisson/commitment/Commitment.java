package coop.unisson.commitment;

import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.math.BigDecimal;
import java.time.LocalDate;
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

    @Enumerated(EnumType.STRING)
    private @Nullable Kind kind;

    private @Nullable String what;

    private @Nullable String channel;

    private @Nullable String format;

    private @Nullable Integer quantity;

    @Embedded
    private When when;

    @Column(name = "owner_name")
    private @Nullable String ownerName;

    @Column(name = "owner_email")
    private @Nullable String ownerEmail;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "owner_id"))
    private @Nullable PersonId owner;

    @Enumerated(EnumType.STRING)
    @Column(name = "resource_kind")
    private @Nullable ResourceKind resourceKind;

    @Column(name = "resource_quantity")
    private @Nullable BigDecimal resourceQuantity;

    @Enumerated(EnumType.STRING)
    private @Nullable Evidence evidence;

    @Column(name = "visibility_for")
    private @Nullable String visibilityFor;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "co_owner_id"))
    private @Nullable EngagementId coOwner;

    @Enumerated(EnumType.STRING)
    private @Nullable Reach reach;

    private @Nullable String audience;

    private @Nullable String territory;

    private @Nullable String brand;

    @Column(name = "deputy_name")
    private @Nullable String deputyName;

    @Column(name = "deputy_email")
    private @Nullable String deputyEmail;

    @Column(name = "waits_for")
    private @Nullable String condition;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "waits_for_id"))
    private @Nullable EngagementId conditionPartner;

    private @Nullable String measure;

    Commitment(CommitmentId id, EngagementId engagement, int position, Promise promise) {
        this.id = id;
        this.engagement = engagement;
        write(position, promise);
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Commitment() {}

    /** Writes what is promised; a new owner has not been asked yet. */
    final void write(int newPosition, Promise promise) {
        if (when != null && !promise().hasOwnerOf(promise)) {
            owner = null;
        }
        position = newPosition;
        kind = promise.kind();
        what = promise.what();
        channel = promise.channel();
        format = promise.format();
        quantity = promise.quantity();
        when = promise.when();
        ownerName = promise.ownerName();
        ownerEmail = promise.ownerEmail();
        resourceKind = promise.resourceKind();
        resourceQuantity = promise.resourceQuantity();
        evidence = promise.evidence();
        visibilityFor = promise.visibilityFor();
        coOwner = promise.coOwner() == null ? null : new EngagementId(promise.coOwner());
        reach = promise.reach();
        audience = promise.audience();
        territory = promise.territory();
        brand = promise.brand();
        deputyName = promise.deputyName();
        deputyEmail = promise.deputyEmail();
        condition = promise.condition();
        conditionPartner = promise.conditionPartner() == null ? null : new EngagementId(promise.conditionPartner());
        measure = promise.measure();
    }

    void ownedBy(PersonId person) {
        owner = person;
    }

    /** Somebody else, who said yes to it, keeps it from now on. */
    void handTo(PersonId person, String name, String email) {
        owner = person;
        ownerName = name;
        ownerEmail = email;
    }

    Optional<PersonId> ownerIfKnown() {
        return Optional.ofNullable(owner);
    }

    Promise promise() {
        return new Promise(
                id.value(),
                kind,
                what,
                channel,
                format,
                quantity,
                when.kind(),
                when.date(),
                when.from(),
                when.to(),
                when.dates(),
                ownerName,
                ownerEmail,
                resourceKind,
                resourceQuantity,
                evidence,
                visibilityFor,
                coOwner == null ? null : coOwner.value(),
                reach,
                audience,
                territory,
                brand,
                deputyName,
                deputyEmail,
                condition,
                conditionPartner == null ? null : conditionPartner.value(),
                measure);
    }

    public CommitmentId id() {
        return id;
    }

    public EngagementId engagement() {
        return engagement;
    }

    /** What will be done, in the partner's own words. */
    public String what() {
        return what == null ? "" : what;
    }

    public Optional<Kind> kind() {
        return Optional.ofNullable(kind);
    }

    public Optional<String> channel() {
        return Optional.ofNullable(channel);
    }

    public Optional<String> format() {
        return Optional.ofNullable(format);
    }

    public Optional<Integer> quantity() {
        return Optional.ofNullable(quantity);
    }

    public When when() {
        return when;
    }

    /** Whether it is kept inside a run; what nobody outside sees may be done before it. False while it has no time yet. */
    boolean liesIn(LocalDate runStart, LocalDate runEnd) {
        boolean early = when.first().filter(day -> day.isBefore(runStart)).isPresent();
        return when.last().filter(day -> !day.isAfter(runEnd)).isPresent()
                && !(early && kind().filter(Kind::isPublicAct).isPresent());
    }

    public String ownerName() {
        return ownerName == null ? "" : ownerName;
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
        return Optional.ofNullable(resourceKind);
    }

    public Optional<BigDecimal> resourceQuantity() {
        return Optional.ofNullable(resourceQuantity);
    }

    public Optional<Evidence> evidence() {
        return Optional.ofNullable(evidence);
    }

    public Optional<String> visibilityFor() {
        return Optional.ofNullable(visibilityFor);
    }

    /** The other partner that makes this promise together with this one. */
    public Optional<EngagementId> coOwner() {
        return Optional.ofNullable(coOwner);
    }

    /** How many people its channel reaches; peers see the band, never the number. */
    public Optional<Reach> reach() {
        return Optional.ofNullable(reach);
    }

    public Optional<String> audience() {
        return Optional.ofNullable(audience);
    }

    public Optional<String> territory() {
        return Optional.ofNullable(territory);
    }

    /** Which of the partner's brands promises, where it has several. */
    public Optional<String> brand() {
        return Optional.ofNullable(brand);
    }

    /** Who does it when the owner cannot. */
    public Optional<String> deputyName() {
        return Optional.ofNullable(deputyName);
    }

    /** What must happen first, in the partner's words. */
    public Optional<String> condition() {
        return Optional.ofNullable(condition);
    }

    /** The partner who must do as much first. */
    public Optional<EngagementId> conditionPartner() {
        return Optional.ofNullable(conditionPartner);
    }

    /** What the partner can count and show afterwards. */
    public Optional<String> measure() {
        return Optional.ofNullable(measure);
    }
}
