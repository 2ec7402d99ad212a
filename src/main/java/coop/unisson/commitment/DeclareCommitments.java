package coop.unisson.commitment;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.NeedWords;
import coop.unisson.engagement.ContactService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.Standing;
import coop.unisson.partner.Organisation;
import coop.unisson.partner.OrganisationId;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.Person;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormCodec;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Refused;
import coop.unisson.shared.TaskForm;
import coop.unisson.shared.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Where a partner writes what it will do. */
@Component
class DeclareCommitments implements TaskForm<Declaration> {

    private final CommitmentService commitments;
    private final MenuService menus;
    private final FormCodec codec;
    private final EngagementService engagements;
    private final ContactService contacts;
    private final CampaignService campaigns;
    private final PartnerService partners;
    private final MessageSource messages;
    private final PostureService postures;
    private final PlanWords words;
    private final NeedWords needs;

    DeclareCommitments(
            CommitmentService commitments,
            MenuService menus,
            FormCodec codec,
            EngagementService engagements,
            ContactService contacts,
            CampaignService campaigns,
            PartnerService partners,
            MessageSource messages,
            PostureService postures,
            PlanWords words,
            NeedWords needs) {
        this.commitments = commitments;
        this.menus = menus;
        this.codec = codec;
        this.engagements = engagements;
        this.contacts = contacts;
        this.campaigns = campaigns;
        this.partners = partners;
        this.messages = messages;
        this.postures = postures;
        this.words = words;
        this.needs = needs;
    }

    @Override
    public String id() {
        return "declare-commitments";
    }

    @Override
    public Class<Declaration> submission() {
        return Declaration.class;
    }

    @Override
    public Prefill<Declaration> prefill(FormContext context) {
        EngagementId id = new EngagementId(context.subject());
        Engagement engagement = engagements.get(id);
        Campaign campaign = campaigns.get(engagement.campaign());
        Declaration written = commitments.written(id);
        Map<String, String> others = others(engagement);
        Declaration shown =
                written == null ? null : written.answering(postures.answered(id), engagement.contactsKept());
        return new Prefill<>(
                shown,
                Map.of(
                        "campaign",
                        campaign,
                        "keptDays",
                        contacts.keptDays(),
                        "partners",
                        others,
                        "seen",
                        visible(others, context.locale()),
                        "before",
                        before(id, written),
                        "starts",
                        written == null ? Map.of() : commitments.latestStarts(id, written),
                        "brands",
                        partners.brands(engagement.organisation()),
                        "needs",
                        engagements.needs(campaign.id()).stream()
                                .map(need -> needs.of(need, context.locale()))
                                .toList(),
                        "menu",
                        offers(engagement.campaign()),
                        "posture",
                        shown == null ? "" : posture(id, shown, context.locale())));
    }

    /** What the campaign offers, under its pillars: the words of each, and the fields one tap fills. */
    private Map<String, List<Offer>> offers(CampaignId campaign) {
        Map<String, List<Offer>> offers = new LinkedHashMap<>();
        menus.pillars(campaign)
                .forEach((pillar, promises) -> offers.put(
                        pillar,
                        promises.stream()
                                .map(promise -> new Offer(
                                        Words.of(promise.what()),
                                        codec.encode(promise).toString()))
                                .toList()));
        return offers;
    }

    /** An entry of the menu as the form shows it. */
    public record Offer(String what, String fields) {}

    /** Everybody, or the other partners by engagement id. */
    private Map<String, String> visible(Map<String, String> others, Locale locale) {
        Map<String, String> seen = new LinkedHashMap<>();
        seen.put(Promise.EVERYBODY, messages.getMessage("declare-commitments.everybody", null, locale));
        seen.putAll(others);
        return seen;
    }

    /** What may have to be done first, by commitment id: one's own promises as last saved, and what others have settled. */
    private Map<String, String> before(EngagementId id, @Nullable Declaration written) {
        Map<String, String> before = new LinkedHashMap<>();
        if (written != null) {
            written.promises().forEach(promise -> before.put(String.valueOf(promise.id()), Words.of(promise.what())));
        }
        commitments.settledByOthers(id).forEach((other, promise) -> before.put(other, Words.of(promise.what())));
        before.values().removeIf(String::isEmpty);
        return before;
    }

    /** The other partners of the circle, by engagement id, for all that names them. */
    private Map<String, String> others(Engagement engagement) {
        List<Engagement> others = engagements.of(engagement.campaign()).stream()
                .filter(other -> !other.hasLeft() && !other.id().equals(engagement.id()))
                .toList();
        Map<OrganisationId, Organisation> names = partners.organisations(
                others.stream().map(Engagement::organisation).toList());
        Map<String, String> named = new LinkedHashMap<>();
        others.forEach(other -> named.put(
                other.id().value(),
                Objects.requireNonNull(names.get(other.organisation())).name()));
        return named;
    }

    @Override
    public List<Flaw> check(FormContext context, Declaration declaration) {
        List<Flaw> flaws =
                commitments.check(new EngagementId(context.subject()), declaration, new PersonId(context.person()));
        String level = commitments.level(declaration, flaws);
        long blocking = flaws.stream().filter(Flaw::blocks).count();
        EngagementId id = new EngagementId(context.subject());
        Stream<Flaw> starts = commitments.latestStarts(id, declaration).entrySet().stream()
                .map(start ->
                        Flaw.note("commitments[" + start.getKey() + "].latestStart", "latest-start", start.getValue()));
        return Stream.of(
                        flaws.stream(),
                        postures.check(id, declaration).stream(),
                        starts,
                        Stream.of(
                                Flaw.note("", "level." + level, blocking),
                                Flaw.note("posture", "posture", posture(id, declaration, context.locale()))))
                .flatMap(part -> part)
                .toList();
    }

    /** What all would make of the campaign if they did the same; said only once it was answered. */
    private String posture(EngagementId id, Declaration declaration, Locale locale) {
        PostureAnswer said = declaration.posture();
        return said == null || said.answer() == null || declaration.zero()
                ? ""
                : String.join("\n", words.posture(postures.of(id, declaration.promises()), said.answer(), locale));
    }

    @Override
    public Optional<List<Flaw>> draft(FormContext context, Declaration declaration) {
        EngagementId id = new EngagementId(context.subject());
        List<Flaw> flaws = commitments.draft(id, declaration, new PersonId(context.person()));
        postures.keep(id, declaration, new PersonId(context.person()));
        engagements.keepContacts(id, declaration.zero() && declaration.keepContact());
        return Optional.of(flaws);
    }

    /** Colleagues of the partner may write on the same list; sending it stays with whoever has the task. */
    @Override
    public boolean mayDraft(FormContext context) {
        Engagement engagement = engagements.get(new EngagementId(context.subject()));
        return engagement.standing() == Standing.PREPARING
                && commitments.isOpen(engagement.id())
                && partners.find(new PersonId(context.person()))
                        .flatMap(Person::organisation)
                        .filter(engagement.organisation()::equals)
                        .isPresent();
    }

    @Override
    public void accept(FormContext context, Declaration declaration) {
        EngagementId id = new EngagementId(context.subject());
        Refused.ifAnyBlocks(postures.check(id, declaration));
        commitments.declare(id, declaration, new PersonId(context.person()));
        postures.keep(id, declaration, new PersonId(context.person()));
        engagements.keepContacts(id, declaration.zero() && declaration.keepContact());
    }
}
