package coop.unisson.gate;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.PersonNudged;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.Person;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Days;
import coop.unisson.shared.DaysOff;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Language;
import coop.unisson.shared.LetterWords;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Preview;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import coop.unisson.shared.TaskForm;
import coop.unisson.shared.Words;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/**
 * The coordination reminds those a gate waits for, besides what the ladder does by itself: it sees who that is and what
 * their letter says before it goes. Only what is open is reminded of, so nobody who is done hears anything.
 */
@Component
class RemindPartners implements TaskForm<RemindPartners.Nudge> {

    /** More names than this make a sentence nobody reads. */
    private static final int NAMED = 5;

    /**
     * Whom to remind.
     *
     * @param partners engagement ids
     * @param sure whether the person has read who gets which letter
     */
    record Nudge(
            @Nullable @Size(max = 2000) List<String> partners,
            @Nullable @Size(max = 500) String words,
            boolean sure) {

        private Set<String> chosen() {
            return new LinkedHashSet<>(Objects.requireNonNullElse(partners, List.of()));
        }
    }

    /**
     * A partner the gate waits for, as the form shows it.
     *
     * @param back the last day of its pause, when it is in one
     * @param letters one for each thing that waits for somebody of its; empty when it is not the partner's turn
     */
    public record Shown(String id, String partner, @Nullable LocalDate back, List<Letter> letters) {}

    /** A letter as its reader will see it, without what the coordination adds. */
    public record Letter(String to, String subject, String body) {}

    /** What is asked of somebody of a partner's. */
    private record Asked(Person person, OpenSteps.Step step) {}

    private final CampaignService campaigns;
    private final EngagementService engagements;
    private final PartnerService partners;
    private final GateService gates;
    private final OpenSteps steps;
    private final LetterWords letters;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    RemindPartners(
            CampaignService campaigns,
            EngagementService engagements,
            PartnerService partners,
            GateService gates,
            OpenSteps steps,
            LetterWords letters,
            ApplicationEventPublisher events,
            Clock clock) {
        this.campaigns = campaigns;
        this.engagements = engagements;
        this.partners = partners;
        this.gates = gates;
        this.steps = steps;
        this.letters = letters;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "remind-partners";
    }

    @Override
    public Class<Nudge> submission() {
        return Nudge.class;
    }

    @Override
    public Prefill<Nudge> prefill(FormContext context) {
        Campaign campaign = campaigns.get(new CampaignId(context.subject()));
        GateReport shut = gates.shut(campaign).orElseThrow(() -> Problem.conflict("gate-not-shut"));
        Map<EngagementId, String> waitedFor = shut.waitedFor();
        Map<EngagementId, List<Asked>> asked = asked(waitedFor);
        List<Shown> shown = waitedFor.entrySet().stream()
                .map(partner -> shown(campaign, partner, asked.getOrDefault(partner.getKey(), List.of())))
                .toList();
        return new Prefill<>(
                new Nudge(
                        shown.stream()
                                .filter(partner -> !partner.letters().isEmpty() && partner.back() == null)
                                .map(Shown::id)
                                .toList(),
                        null,
                        false),
                Map.of("campaign", campaign, "sentence", gates.sentence(shut, context.locale()), "partners", shown));
    }

    private Shown shown(Campaign campaign, Map.Entry<EngagementId, String> partner, List<Asked> asked) {
        LocalDate today = Days.today(clock);
        return new Shown(
                partner.getKey().value(),
                partner.getValue(),
                engagements
                        .freezes(List.of(engagements.get(partner.getKey())))
                        .getOrDefault(partner.getKey(), List.of())
                        .stream()
                        .filter(freeze ->
                                !freeze.first().isAfter(today) && !freeze.last().isBefore(today))
                        .map(DaysOff.Freeze::last)
                        .findFirst()
                        .orElse(null),
                asked.stream().map(one -> letter(campaign, one)).toList());
    }

    private Letter letter(Campaign campaign, Asked asked) {
        Locale locale = asked.person().language().locale();
        LetterWords.Words words = letters.of(
                "NUDGE",
                new LetterWords.About(
                        campaign.title(), asked.step().name(), asked.step().due(), null),
                locale);
        return new Letter(
                asked.person().name(),
                words.subject(),
                asked.step().due() == null ? words.body() : words.body() + " " + words.due());
    }

    private Map<EngagementId, List<Asked>> asked(Map<EngagementId, String> waitedFor) {
        Map<EngagementId, List<Asked>> asked = new LinkedHashMap<>();
        steps.of(waitedFor.keySet())
                .forEach((partner, open) -> asked.put(
                        partner,
                        open.stream()
                                .map(step -> new Asked(partners.person(step.person()), step))
                                .toList()));
        return asked;
    }

    @Override
    public List<Flaw> check(FormContext context, Nudge nudge) {
        Campaign campaign = campaigns.get(new CampaignId(context.subject()));
        Map<EngagementId, String> waitedFor =
                gates.shut(campaign).map(GateReport::waitedFor).orElseGet(Map::of);
        Set<String> known = waitedFor.keySet().stream().map(EngagementId::value).collect(Collectors.toSet());
        List<Flaw> flaws = new ArrayList<>();
        if (nudge.chosen().isEmpty()) {
            flaws.add(Flaw.block("partners", "remind-nobody"));
        } else if (!known.containsAll(nudge.chosen())) {
            flaws.add(Flaw.block("partners", "remind-done"));
        }
        List<Asked> reached = flaws.isEmpty() ? chosen(nudge, asked(waitedFor)) : List.of();
        if (flaws.isEmpty() && reached.isEmpty()) {
            flaws.add(Flaw.block("partners", "remind-nothing-open"));
        }
        return Preview.of(flaws, () -> List.of(preview(reached, context.locale())), nudge.sure(), "remind-unsure");
    }

    private static List<Asked> chosen(Nudge nudge, Map<EngagementId, List<Asked>> asked) {
        return asked.entrySet().stream()
                .filter(partner -> nudge.chosen().contains(partner.getKey().value()))
                .flatMap(partner -> partner.getValue().stream())
                .toList();
    }

    private static Flaw preview(List<Asked> reached, Locale locale) {
        List<String> names =
                reached.stream().map(one -> one.person().name()).distinct().toList();
        return Flaw.warn(
                Preview.SURE,
                "remind-goes",
                names.size(),
                names.stream()
                        .limit(NAMED)
                        .collect(Collectors.joining(Language.of(locale) == Language.FR ? "\u00A0; " : "; ")),
                Math.max(0, names.size() - NAMED));
    }

    /**
     * @throws Problem 409 when the gate has opened meanwhile
     */
    @Override
    public void accept(FormContext context, Nudge nudge) {
        CampaignId id = new CampaignId(context.subject());
        Campaign campaign = campaigns.lock(id);
        GateReport shut = gates.shut(campaign).orElseThrow(() -> Problem.conflict("gate-not-shut"));
        Refused.ifAnyBlocks(check(context, nudge));
        chosen(nudge, asked(shut.waitedFor()))
                .forEach(one -> events.publishEvent(new PersonNudged(
                        one.person().id(),
                        id,
                        one.step().task(),
                        one.step().name(),
                        one.step().due(),
                        Words.of(nudge.words()))));
    }

    @Override
    public boolean standing(FormContext context) {
        Campaign campaign = campaigns.get(new CampaignId(context.subject()));
        return campaign.isCoordinatedBy(new PersonId(context.person()))
                && gates.shut(campaign)
                        .filter(shut -> !shut.waitedFor().isEmpty())
                        .isPresent();
    }
}
