package coop.unisson.charter;

import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.commitment.CommitmentsJudged;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.Handed;
import coop.unisson.engagement.HandedOver;
import coop.unisson.partner.Organisation;
import coop.unisson.partner.OrganisationId;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Days;
import coop.unisson.shared.Delays;
import coop.unisson.shared.Ids;
import coop.unisson.shared.Language;
import coop.unisson.shared.Problem;
import coop.unisson.shared.ShiftedClock;
import coop.unisson.shared.Words;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From the first draft to the last signature. */
@Service
public class CharterService {

    /** What the signatory had on the screen: both texts by their hashes. */
    record Reading(int version, String sha256, String annexSha256) {}

    private final Charters charters;
    private final CharterVersions versions;
    private final Signatures signatures;
    private final Objections objections;
    private final CharterDraft draft;
    private final CampaignService campaigns;
    private final EngagementService engagements;
    private final CommitmentService commitments;
    private final PartnerService partners;
    private final Delays delays;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CharterService(
            Charters charters,
            CharterVersions versions,
            Signatures signatures,
            Objections objections,
            CharterDraft draft,
            CampaignService campaigns,
            EngagementService engagements,
            CommitmentService commitments,
            PartnerService partners,
            Delays delays,
            ApplicationEventPublisher events,
            Clock clock) {
        this.charters = charters;
        this.versions = versions;
        this.signatures = signatures;
        this.objections = objections;
        this.draft = draft;
        this.campaigns = campaigns;
        this.engagements = engagements;
        this.commitments = commitments;
        this.partners = partners;
        this.delays = delays;
        this.events = events;
        this.clock = clock;
    }

    /** The working text: what was reviewed last, or a draft made from what the campaign knows. */
    @Transactional(readOnly = true)
    public List<Clause> workingText(CampaignId campaign) {
        return charters.findById(campaign).map(Charter::clauses).orElseGet(() -> draft.of(campaigns.get(campaign)));
    }

    /**
     * Keeps the coordinator's text as the one to publish.
     *
     * @throws coop.unisson.shared.Refused when a required clause is missing or a clause has no words
     */
    @Transactional
    public void review(CampaignId campaign, List<Clause> clauses, PersonId by) {
        charters.findById(campaign)
                .ifPresentOrElse(
                        charter -> charter.review(clauses, by, clock.instant()),
                        () -> charters.save(new Charter(campaign, clauses, by, clock.instant())));
    }

    /**
     * Puts the reviewed text in force under the next number. A text that says what is in force already stays as it is, so
     * that nobody is asked to sign the same words twice.
     *
     * @throws IllegalStateException when nobody has reviewed a text
     */
    @Transactional
    public void publish(CampaignId id) {
        var campaign = campaigns.lock(id);
        Charter charter =
                charters.findById(id).orElseThrow(() -> new IllegalStateException("no reviewed charter: " + id));
        Optional<CharterVersion> inForce = inForce(id);
        if (inForce.filter(version -> version.says(charter.clauses())).isPresent()) {
            return;
        }
        int number = inForce.map(CharterVersion::number).orElse(0) + 1;
        versions.save(charter.publish(number, campaign.title(), clock.instant()));
        events.publishEvent(new CharterPublished(id, number));
    }

    /** The newest published version. */
    @Transactional(readOnly = true)
    public Optional<CharterVersion> inForce(CampaignId campaign) {
        return versions.findFirstByCampaignOrderByNumberDesc(campaign);
    }

    /**
     * Signs the charter in force and the partner's own commitments in one act.
     *
     * @param authority the statement of authority in the words the person saw
     * @throws Problem 403 when the person is neither the partner's director nor stands in for them; 409 when the text or the commitments are no longer
     *     those that were read, when the partner has left, when its signature holds, or while it waits for the answer to an objection
     */
    @Transactional
    void sign(EngagementId id, PersonId person, Reading reading, String role, String authority) {
        Engagement engagement = engagements.get(id);
        CharterVersion version = laidBefore(engagement, person, reading);
        if (!commitments.hash(id).equals(reading.annexSha256())) {
            throw Problem.conflict("annex-stale");
        }
        Optional<Signature> before = signatures.findFirstByEngagementOrderByGenerationDesc(id);
        if (before.isPresent() && signatures.inForceOf(id).isPresent()) {
            throw Problem.conflict("charter-signed-already");
        }
        signatures.save(new Signature(
                version,
                id,
                engagement.organisation(),
                person,
                reading.annexSha256(),
                role,
                authority,
                before.map(signature -> signature.generation() + 1).orElse(0),
                clock.instant()));
        events.publishEvent(new CharterSigned(id, engagement.campaign()));
    }

    /** The version a person answers: the one they read, which is in force and asks for their answer. */
    private CharterVersion laidBefore(Engagement engagement, PersonId person, Reading reading) {
        if (!engagements.acting(engagement, engagement.director()).equals(person)) {
            throw Problem.forbidden("sign-not-director");
        }
        if (engagement.hasLeft()) {
            throw Problem.conflict("sign-after-leaving");
        }
        Object[] laid = versions.laidBefore(engagement.campaign(), engagement.id()).stream()
                .findFirst()
                .orElseThrow(() -> Problem.conflict("charter-unpublished"));
        CharterVersion version = (CharterVersion) laid[0];
        version.requireRead(reading.version(), reading.sha256());
        if ((Long) laid[1] > 0) {
            throw Problem.conflict("objection-open");
        }
        return version;
    }

    /**
     * Keeps why a partner does not sign the charter in force and what it proposes; the coordination has until {@link
     * Objection#due} to answer, and the partner is asked again then.
     *
     * @throws Problem as {@link #sign}, and 409 while another objection of this partner is open
     */
    @Transactional
    ObjectionId object(EngagementId id, PersonId person, Reading reading, Objection.Words words) {
        CharterVersion version = laidBefore(engagements.get(id), person, reading);
        if (signatures.inForceOf(id).isPresent()) {
            throw Problem.conflict("charter-signed-already");
        }
        Objection objection = objections.saveAndFlush(new Objection(
                new ObjectionId(Ids.mint()),
                id,
                version,
                words,
                person,
                clock.instant(),
                delays.lastDay(Delays.Delay.ANSWER_OBJECTION, Days.today(clock))));
        events.publishEvent(new ObjectionRaised(objection.id(), id, version.campaign(), person));
        return objection.id();
    }

    /**
     * Marks an objection's process as started.
     *
     * @throws Problem 404 when nobody objected under this id, 409 when its process started before
     */
    @Transactional
    public void startObjection(ObjectionId id) {
        objection(id).start();
    }

    /**
     * Keeps how an objection was answered.
     *
     * @throws Problem 409 when it was answered before
     */
    @Transactional
    void answer(ObjectionId id, ObjectionAnswer how, String words, PersonId by) {
        Objection objection = objection(id);
        objection.answer(how, words, inForce(objection.campaign()).orElseThrow().number(), by, clock.instant());
        objections.flush();
        events.publishEvent(new ObjectionAnswered(id, objection.engagement(), objection.campaign(), how));
    }

    /** Says that an objection's last day has passed; an answered one needs nobody any more. */
    @Transactional
    public void remindOfObjection(ObjectionId id) {
        Objection objection = objection(id);
        if (objection.open()) {
            events.publishEvent(new ObjectionOverdue(id, objection.engagement(), objection.campaign()));
        }
    }

    /**
     * @throws Problem 404 when there is no such objection
     */
    @Transactional(readOnly = true)
    public Objection objection(ObjectionId id) {
        return objections.findById(id).orElseThrow(() -> Problem.notFound("objection"));
    }

    /** Everything a partner ever objected to, the latest first. */
    @Transactional(readOnly = true)
    public List<Objection> objections(EngagementId engagement) {
        return objections.findByEngagementOrderByRaisedAtDesc(engagement);
    }

    /** Everything anybody in a campaign objected to, in the order it was said. */
    @Transactional(readOnly = true)
    public List<Objection> objections(CampaignId campaign) {
        return objections.findByCampaignOrderByRaisedAt(campaign);
    }

    /** What the coordination still owes an answer to, by partner, in one statement. */
    @Transactional(readOnly = true)
    public Map<EngagementId, Objection> openObjections(CampaignId campaign) {
        return objections.findByCampaignAndAnswerIsNull(campaign).stream()
                .collect(Collectors.toMap(Objection::engagement, Function.identity()));
    }

    /** Whether a partner waits for the answer to an objection. */
    @Transactional(readOnly = true)
    public boolean objects(EngagementId engagement) {
        return objections.findByEngagementAndAnswerIsNull(engagement).isPresent();
    }

    /** What an objection is about, in the words of the version it was about; empty for the text as a whole. */
    @Transactional(readOnly = true)
    public String clauseTitle(Objection objection, Language language) {
        return objection
                .clause()
                .flatMap(key -> versions.findByCampaignAndNumber(objection.campaign(), objection.version())
                        .flatMap(version -> version.clauses().stream()
                                .filter(clause -> clause.key().equals(key))
                                .findFirst()))
                .map(clause -> clause.title(language))
                .orElse("");
    }

    /**
     * Puts a new version in force.
     *
     * @param seen the version the person had on the screen, by its hash
     * @param concerned the partners a material change concerns; empty for everybody
     * @throws Problem 409 when there is no version to revise, or not that one
     * @throws coop.unisson.shared.Refused when a required clause is missing or a clause has no words
     */
    @Transactional
    public void revise(
            CampaignId id,
            String seen,
            List<Clause> clauses,
            Set<ClauseChange> changes,
            Set<EngagementId> concerned,
            String reason,
            PersonId by) {
        var campaign = campaigns.lock(id);
        CharterVersion before = inForce(id).orElseThrow(() -> Problem.conflict("charter-unpublished"));
        if (!before.sha256().equals(seen)) {
            throw Problem.conflict("charter-stale", before.number());
        }
        review(id, clauses, by);
        CharterVersion version = versions.saveAndFlush(charters.findById(id)
                .orElseThrow()
                .revise(
                        before.number() + 1,
                        campaign.title(),
                        new CharterVersion.Revision(changes, concerned, reason, by),
                        clock.instant()));
        events.publishEvent(new CharterRevised(id, version.number(), version.material()));
    }

    /** What a partner promises may have been judged again after its signature. */
    @EventListener
    void on(CommitmentsJudged fact) {
        reconsider(fact.engagement());
    }

    /** Somebody else binds the partner from now on; whoever stood in for the director for some days bound it all the same. */
    @EventListener
    void on(HandedOver fact) {
        if (fact.what() == Handed.DIRECTOR) {
            signature(fact.engagement()).ifPresent(signature -> lapse(signature, Lapse.SIGNATORY, fact.engagement()));
        }
    }

    /** Lets a signature lapse when it no longer covers what the partner promises; without effect while it does. */
    @Transactional
    public void reconsider(EngagementId id) {
        signature(id)
                .filter(signature -> !signature.annexSha256().equals(commitments.hash(id)))
                .ifPresent(signature -> lapse(signature, Lapse.ANNEX, id));
    }

    private void lapse(Signature signature, Lapse cause, EngagementId id) {
        signature.lapse(cause, clock.instant());
        signatures.flush();
        events.publishEvent(new SignatureInvalidated(id, engagements.get(id).campaign()));
    }

    /** Whether a partner that had signed is to be asked again, and has not been. */
    @Transactional(readOnly = true)
    public boolean renewalIsToAsk(EngagementId id) {
        return lapsed(id).filter(signature -> !signature.renewalAsked()).isPresent();
    }

    /**
     * Asks for the next signature, once.
     *
     * @throws IllegalStateException when nothing has lapsed, or when it was asked for before
     */
    @Transactional
    public void askRenewal(EngagementId id) {
        Signature signature = lapsed(id).orElseThrow(() -> new IllegalStateException("nothing lapsed: " + id));
        signature.askRenewal(clock.instant());
        events.publishEvent(new SignatureLapsed(
                id,
                signature.campaign(),
                signature.lapse().orElse(Lapse.TEXT),
                signature.version(),
                inForce(signature.campaign()).orElseThrow().number(),
                lapsedOn(id).orElseThrow()));
    }

    private Optional<Signature> lapsed(EngagementId id) {
        return signature(id).isPresent() ? Optional.empty() : lastSignature(id);
    }

    /** A partner's newest signature, whether it holds or has lapsed. */
    @Transactional(readOnly = true)
    public Optional<Signature> lastSignature(EngagementId id) {
        return signatures.findFirstByEngagementOrderByGenerationDesc(id);
    }

    /** The day from which a partner that had signed is to sign again; empty while its signature holds or before the first. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> lapsedOn(EngagementId id) {
        return lapsed(id)
                .flatMap(signature ->
                        Optional.ofNullable(lapses(signature.campaign()).get(id)))
                .map(at -> Days.of(at));
    }

    /** The partners whose newest signature no longer holds, each since when, in two statements. */
    @Transactional(readOnly = true)
    public Map<EngagementId, Instant> lapses(CampaignId campaign) {
        Map<EngagementId, Instant> since = new HashMap<>();
        signatures.outdatedIn(campaign).forEach(row -> since.put(((Signature) row[0]).engagement(), (Instant) row[1]));
        signatures.lapsedIn(campaign).forEach(signature -> signature
                .lapsedAt()
                .ifPresent(at ->
                        since.merge(signature.engagement(), at, (one, other) -> one.isBefore(other) ? one : other)));
        return since;
    }

    /** The version a partner signed last, and those since, the oldest first. */
    @Transactional(readOnly = true)
    List<CharterVersion> sinceLastSigned(EngagementId id) {
        Signature last = lastSignature(id).orElseThrow(() -> Problem.conflict("nothing-to-renew"));
        return since(last.campaign(), last.version());
    }

    /** A version and those since, the oldest first. */
    @Transactional(readOnly = true)
    List<CharterVersion> since(CampaignId campaign, int number) {
        List<CharterVersion> read = new ArrayList<>();
        versions.findByCampaignAndNumber(campaign, number).ifPresent(read::add);
        read.addAll(versions.findByCampaignAndNumberGreaterThanOrderByNumber(campaign, number));
        read.forEach(CharterVersion::changes);
        return read;
    }

    /** Whether a partner has signed what is in force for it. */
    @Transactional(readOnly = true)
    public boolean signed(EngagementId engagement) {
        return signature(engagement).isPresent();
    }

    /** A partner's signature, as long as it holds. */
    @Transactional(readOnly = true)
    public Optional<Signature> signature(EngagementId engagement) {
        return signatures.inForceOf(engagement);
    }

    /** All signatures that hold, in one statement. */
    @Transactional(readOnly = true)
    public List<Signature> signatures(CampaignId campaign) {
        return signatures.inForceIn(campaign);
    }

    /** One signature as the charter's page shows it; no person is named. */
    public record Signatory(String partner, String role, LocalDate signedOn) {}

    /** Whose signature holds, by name, in a fixed number of statements. */
    @Transactional(readOnly = true)
    public List<Signatory> signatories(CampaignId campaign) {
        List<Signature> signed = signatures(campaign);
        Map<OrganisationId, Organisation> names = partners.organisations(
                signed.stream().map(Signature::organisation).toList());
        return signed.stream()
                .map(signature -> new Signatory(
                        Optional.ofNullable(names.get(signature.organisation()))
                                .map(Organisation::name)
                                .orElse(""),
                        signature.role(),
                        signature.signedOn()))
                .sorted(Comparator.comparing(Signatory::partner, Words.alphabetical()))
                .toList();
    }

    /** A partner that is to sign again, as the charter's page shows it. */
    public record Awaited(String partner, LocalDate since) {}

    /** The partners that are in and to sign again, by name, in a fixed number of statements. */
    @Transactional(readOnly = true)
    public List<Awaited> awaited(CampaignId campaign) {
        Map<EngagementId, Instant> lapses = lapses(campaign);
        if (lapses.isEmpty()) {
            return List.of();
        }
        return names(campaign, lapses.keySet()).entrySet().stream()
                .map(partner -> new Awaited(
                        partner.getValue(),
                        LocalDate.ofInstant(
                                Objects.requireNonNull(lapses.get(new EngagementId(partner.getKey()))),
                                ShiftedClock.ZONE)))
                .toList();
    }

    /** Those whose signature holds, engagement by name, in a fixed number of statements. */
    @Transactional(readOnly = true)
    Map<String, String> signers(CampaignId campaign) {
        return names(campaign, signedBy(campaign));
    }

    /** The names of some partners that are in, by engagement, in the order of their names. */
    private Map<String, String> names(CampaignId campaign, Set<EngagementId> some) {
        List<Engagement> in = engagements.of(campaign).stream()
                .filter(engagement -> some.contains(engagement.id()) && !engagement.hasLeft())
                .toList();
        Map<OrganisationId, Organisation> known =
                partners.organisations(in.stream().map(Engagement::organisation).toList());
        Map<String, String> names = new LinkedHashMap<>();
        in.stream()
                .sorted(Comparator.comparing(
                        engagement -> Objects.requireNonNull(known.get(engagement.organisation()))
                                .name(),
                        Words.alphabetical()))
                .forEach(engagement -> names.put(
                        engagement.id().value(),
                        Objects.requireNonNull(known.get(engagement.organisation()))
                                .name()));
        return names;
    }

    /** Those who ever signed, in one statement: whoever never did owes nothing once the run is over. */
    @Transactional(readOnly = true)
    public Set<EngagementId> everSignedBy(CampaignId campaign) {
        return signatures.signersEver(campaign);
    }

    /** The partners whose signature holds, in one statement. */
    @Transactional(readOnly = true)
    public Set<EngagementId> signedBy(CampaignId campaign) {
        return signatures(campaign).stream().map(Signature::engagement).collect(Collectors.toUnmodifiableSet());
    }
}
