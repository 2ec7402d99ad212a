package coop.unisson.charter;

import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.partner.Organisation;
import coop.unisson.partner.OrganisationId;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Problem;
import java.text.Collator;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
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
    private final CharterDraft draft;
    private final CampaignService campaigns;
    private final EngagementService engagements;
    private final CommitmentService commitments;
    private final PartnerService partners;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    CharterService(
            Charters charters,
            CharterVersions versions,
            Signatures signatures,
            CharterDraft draft,
            CampaignService campaigns,
            EngagementService engagements,
            CommitmentService commitments,
            PartnerService partners,
            ApplicationEventPublisher events,
            Clock clock) {
        this.charters = charters;
        this.versions = versions;
        this.signatures = signatures;
        this.draft = draft;
        this.campaigns = campaigns;
        this.engagements = engagements;
        this.commitments = commitments;
        this.partners = partners;
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
     *     those that were read, when the partner has left, or when it has signed this version
     */
    @Transactional
    void sign(EngagementId id, PersonId person, Reading reading, String role, String authority) {
        Engagement engagement = engagements.get(id);
        if (!engagements.acting(engagement, engagement.director()).equals(person)) {
            throw Problem.forbidden("sign-not-director");
        }
        if (engagement.hasLeft()) {
            throw Problem.conflict("sign-after-leaving");
        }
        CharterVersion version =
                inForce(engagement.campaign()).orElseThrow(() -> Problem.conflict("charter-unpublished"));
        version.requireRead(reading.version(), reading.sha256());
        if (!commitments.hash(id).equals(reading.annexSha256())) {
            throw Problem.conflict("annex-stale");
        }
        if (signatures.existsByEngagementAndVersion(id, version.number())) {
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
                clock.instant()));
        events.publishEvent(new CharterSigned(id, engagement.campaign()));
    }

    /** Whether a partner has signed the version in force. */
    @Transactional(readOnly = true)
    public boolean signed(EngagementId engagement) {
        return signature(engagement).isPresent();
    }

    /** A partner's signature under the version in force. */
    @Transactional(readOnly = true)
    public Optional<Signature> signature(EngagementId engagement) {
        return signatures.inForceOf(engagement);
    }

    /** All signatures under the version in force, in one statement. */
    @Transactional(readOnly = true)
    public List<Signature> signatures(CampaignId campaign) {
        return signatures.inForceIn(campaign);
    }

    /** One signature as the charter's page shows it; no person is named. */
    public record Signatory(String partner, String role, LocalDate signedOn) {}

    /** Who has signed the version in force, by name, in a fixed number of statements. */
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
                .sorted(Comparator.comparing(Signatory::partner, Collator.getInstance(Locale.FRENCH)))
                .toList();
    }

    /** The partners who have signed the version in force, in one statement. */
    @Transactional(readOnly = true)
    public Set<EngagementId> signedBy(CampaignId campaign) {
        return signatures(campaign).stream().map(Signature::engagement).collect(Collectors.toUnmodifiableSet());
    }
}
