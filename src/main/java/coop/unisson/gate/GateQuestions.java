package coop.unisson.gate;

import static java.util.Comparator.naturalOrder;
import static java.util.stream.Collectors.groupingBy;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.Ladder;
import coop.unisson.campaign.Stage;
import coop.unisson.charter.CharterService;
import coop.unisson.charter.Objection;
import coop.unisson.commitment.CommitmentId;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.commitment.Level;
import coop.unisson.commitment.ListState;
import coop.unisson.commitment.Margin;
import coop.unisson.commitment.Waits;
import coop.unisson.delivery.Delivery;
import coop.unisson.delivery.DeliveryService;
import coop.unisson.engagement.Consent;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.partner.Organisation;
import coop.unisson.partner.OrganisationId;
import coop.unisson.partner.PartnerService;
import coop.unisson.retrospective.RetrospectiveService;
import coop.unisson.shared.Days;
import coop.unisson.shared.DaysOff;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What each gate asks of its circle: a fixed number of statements, whatever the number of partners. */
@Component
class GateQuestions {

    /** A gate over fewer partners than this is shut: nobody cooperates alone. */
    private static final int FEWEST = 2;

    private final PartnerService partners;
    private final EngagementService engagements;
    private final CommitmentService commitments;
    private final CharterService charters;
    private final DeliveryService deliveries;
    private final RetrospectiveService retrospectives;
    private final Ladder ladder;
    private final Clock clock;

    GateQuestions(
            PartnerService partners,
            EngagementService engagements,
            CommitmentService commitments,
            CharterService charters,
            DeliveryService deliveries,
            RetrospectiveService retrospectives,
            Ladder ladder,
            Clock clock) {
        this.partners = partners;
        this.engagements = engagements;
        this.commitments = commitments;
        this.charters = charters;
        this.deliveries = deliveries;
        this.retrospectives = retrospectives;
        this.ladder = ladder;
        this.clock = clock;
    }

    /** Said of the campaign alone: who waits for others is nobody's business before everybody has sent. */
    private static final String SEALED = "round-sealed";

    /** Something a partner still owes, before its name is known. */
    private record Missing(
            String code, int count, Instant since, @Nullable LocalDate due, List<Object> details) {

        /** Due when its stage is. */
        private Missing(String code, int count, Instant since) {
            this(code, count, since, null, List.of());
        }

        private Missing(String code, int count, Instant since, @Nullable LocalDate due) {
            this(code, count, since, due, List.of());
        }
    }

    List<Blocker> blockers(Campaign campaign, Gate gate, Instant listClosedAt) {
        List<Engagement> circle = engagements.of(campaign.id()).stream()
                .filter(engagement -> isAsked(engagement, gate, listClosedAt))
                .toList();
        LocalDate due = campaign.deadline(gate.stage()).orElseThrow();
        List<Blocker> blockers = new ArrayList<>();
        if (circle.size() < FEWEST) {
            blockers.add(ofCampaign(new Missing("too-few", circle.size(), listClosedAt), due));
        }
        ofCampaign(campaign, gate, circle, listClosedAt).ifPresent(missing -> blockers.add(ofCampaign(missing, due)));
        Function<Engagement, Optional<Missing>> question = question(campaign, gate, listClosedAt);
        Map<OrganisationId, Organisation> names = partners.organisations(
                circle.stream().map(Engagement::organisation).toList());
        Map<EngagementId, List<DaysOff.Freeze>> frozen = engagements.freezes(circle);
        circle.stream()
                .flatMap(partner -> question.apply(partner).stream()
                        .map(missing -> missing.code().equals(SEALED)
                                ? ofCampaign(missing, due)
                                : ofPartner(
                                        partner,
                                        Objects.requireNonNull(names.get(partner.organisation())),
                                        frozen.getOrDefault(partner.id(), List.of()),
                                        missing,
                                        due)))
                .distinct()
                .forEach(blockers::add);
        return blockers;
    }

    private Blocker ofPartner(
            Engagement partner,
            Organisation organisation,
            List<DaysOff.Freeze> frozen,
            Missing missing,
            LocalDate due) {
        return new Blocker(
                partner.id(),
                organisation.name(),
                missing.code(),
                missing.count(),
                missing.since(),
                missing.details(),
                next(missing, due, new DaysOff(organisation.country(), frozen)));
    }

    /**
     * Whether a partner belongs to a gate's circle: when the list closed it had entered, and had answered what the gate
     * before asked. Whoever comes later, or is still catching up, passes the same questions alone.
     */
    private static boolean isAsked(Engagement partner, Gate gate, Instant listClosedAt) {
        if (!partner.countsAt(listClosedAt)) {
            return false;
        }
        Optional<Instant> caughtUp =
                switch (gate) {
                    case MISSION -> Optional.of(partner.enteredAt());
                    case BRIEF -> partner.alignedAt();
                    case COMMITMENTS -> partner.briefConsentAt();
                    case CHARTER, DELIVERY, RETROSPECTIVE -> partner.partnerSince();
                };
        return caughtUp.filter(since -> !since.isAfter(listClosedAt)).isPresent();
    }

    private Blocker ofCampaign(Missing missing, LocalDate due) {
        return new Blocker(
                null,
                "",
                missing.code(),
                missing.count(),
                missing.since(),
                missing.details(),
                next(missing, due, DaysOff.HOME));
    }

    /** The day on which the next person hears of it by itself. */
    private @Nullable LocalDate next(Missing missing, LocalDate stageDue, DaysOff off) {
        LocalDate due = missing.due() == null ? stageDue : missing.due();
        return ladder.next(Days.of(missing.since()), due, today(), off).orElse(null);
    }

    private LocalDate today() {
        return Days.today(clock);
    }

    /** What the campaign itself still owes. */
    private Optional<Missing> ofCampaign(Campaign campaign, Gate gate, List<Engagement> circle, Instant since) {
        return switch (gate) {
            case BRIEF -> {
                int contributors = (int) circle.stream()
                        .filter(partner -> partner.contribution().isPresent())
                        .count();
                if (contributors < FEWEST) {
                    yield Optional.of(new Missing("brief-contributors", contributors, since));
                }
                yield campaign.briefIsSettled()
                        ? Optional.empty()
                        : Optional.of(new Missing("brief-unsettled", 1, since));
            }
            case CHARTER ->
                charters.inForce(campaign.id()).isPresent()
                        ? Optional.empty()
                        : Optional.of(new Missing("charter-unpublished", 1, since));
            case DELIVERY ->
                today().isAfter(campaign.runEnd())
                        ? Optional.empty()
                        : Optional.of(new Missing("run-not-over", 1, since));
            case MISSION, COMMITMENTS, RETROSPECTIVE -> Optional.empty();
        };
    }

    /** What one partner of the circle still owes. */
    private Function<Engagement, Optional<Missing>> question(Campaign campaign, Gate gate, Instant since) {
        return switch (gate) {
            case MISSION -> GateQuestions::mission;
            case BRIEF -> partner -> brief(partner, since);
            case COMMITMENTS -> {
                Map<EngagementId, ListState> states = commitments.states(campaign.id());
                boolean waiting = states.values().stream().anyMatch(state -> state.level() == Level.AWAITING_OTHERS);
                Optional<Map<EngagementId, Waits>> awaited =
                        waiting ? commitments.awaited(campaign.id()) : Optional.empty();
                yield partner -> commitments(partner.id(), states.get(partner.id()), awaited, since);
            }
            case CHARTER -> {
                Set<EngagementId> signed = charters.signedBy(campaign.id());
                Map<EngagementId, Instant> lapsed = charters.lapses(campaign.id());
                Map<EngagementId, Objection> objections =
                        campaign.stage().reached(Stage.CHARTER) ? charters.openObjections(campaign.id()) : Map.of();
                yield partner -> signed.contains(partner.id())
                        ? Optional.empty()
                        : Optional.of(signature(objections.get(partner.id()), lapsed.get(partner.id()), since));
            }
            case DELIVERY -> {
                Map<EngagementId, List<Delivery>> open = deliveries.of(campaign.id()).stream()
                        .filter(Delivery::open)
                        .collect(groupingBy(Delivery::engagement));
                Map<CommitmentId, LocalDate> due = commitments.deliveryDues(campaign.id());
                yield partner -> Stream.ofNullable(open.get(partner.id()))
                        .map(its -> new Missing(
                                "deliveries-open",
                                its.size(),
                                since,
                                its.stream()
                                        .flatMap(delivery -> Stream.ofNullable(due.get(delivery.id())))
                                        .max(naturalOrder())
                                        .orElse(null)))
                        .findFirst();
            }
            case RETROSPECTIVE -> {
                Set<EngagementId> answered = retrospectives.answered(campaign.id());
                Set<EngagementId> bound = charters.everSignedBy(campaign.id());
                yield partner -> answered.contains(partner.id()) || !bound.contains(partner.id())
                        ? Optional.empty()
                        : Optional.of(new Missing("look-back-open", 1, since));
            }
        };
    }

    /** A partner that objects is not late: it waits for the coordination. */
    private static Missing signature(@Nullable Objection objection, @Nullable Instant lapsed, Instant since) {
        if (objection != null) {
            return new Missing(Blocker.CHARTER_OBJECTION, 1, objection.raisedAt(), objection.due());
        }
        return lapsed == null ? new Missing("signature-open", 1, since) : new Missing("signature-lapsed", 1, lapsed);
    }

    private static Optional<Missing> mission(Engagement partner) {
        if (partner.isAligned()) {
            return Optional.empty();
        }
        if (partner.alignment().isPresent()) {
            return Optional.of(
                    new Missing("mission-objection", 1, partner.alignedAt().orElseGet(partner::enteredAt)));
        }
        return Optional.of(partner.readinessAt()
                .map(at -> new Missing("alignment-open", 1, at))
                .orElseGet(() -> new Missing("readiness-open", 1, partner.enteredAt())));
    }

    private static Optional<Missing> brief(Engagement partner, Instant since) {
        if (partner.briefConsent().isEmpty()) {
            return Optional.of(new Missing("brief-open", 1, since));
        }
        return partner.briefConsent()
                .filter(Consent.OBJECTION::equals)
                .map(objection -> new Missing(
                        "brief-objection", 1, partner.briefConsentAt().orElse(since)));
    }

    private Optional<Missing> commitments(
            EngagementId partner,
            @Nullable ListState state,
            Optional<Map<EngagementId, Waits>> awaited,
            Instant since) {
        if (state == null) {
            return Optional.of(new Missing("commitments-silent", 1, since));
        }
        return switch (state.level()) {
            case NOTHING_YET -> Optional.of(new Missing("commitments-silent", 1, since));
            case DRAFT -> Optional.of(new Missing("commitments-draft", 1, state.since()));
            case VAGUE -> Optional.of(new Missing("commitments-vague", state.blocked(), state.since()));
            case AWAITING_OWNERS -> Optional.of(new Missing("owners-open", state.blocked(), state.since()));
            case AWAITING_OTHERS ->
                Optional.of(awaited.map(by -> Optional.ofNullable(by.get(partner))
                                .map(waited -> waits(waited, state.since()))
                                .orElseGet(() -> new Missing("waits-settled", 1, state.since())))
                        .orElseGet(() -> new Missing(SEALED, 1, since)));
            case EXPLICIT, ZERO -> Optional.empty();
        };
    }

    /** Whom or what a list that is explicit otherwise waits for, how far that is, and whose answer would settle it. */
    private Missing waits(Waits awaited, Instant since) {
        if (awaited.yesMissing() > 0) {
            return new Missing("waits-together", awaited.yesMissing(), since);
        }
        Margin margin = awaited.margin();
        String partner = awaited.partner() == null
                ? ""
                : partners.organisation(engagements.get(awaited.partner()).organisation())
                        .name();
        return new Missing(
                "waits-" + awaited.kind().name().toLowerCase(Locale.ROOT),
                (int) margin.missing(),
                since,
                null,
                List.of(partner, margin.have(), margin.need()));
    }
}
