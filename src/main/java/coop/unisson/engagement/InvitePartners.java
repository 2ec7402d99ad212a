package coop.unisson.engagement;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Stage;
import coop.unisson.partner.Organisation;
import coop.unisson.partner.OrganisationId;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.Person;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Country;
import coop.unisson.shared.Days;
import coop.unisson.shared.DaysOff;
import coop.unisson.shared.Delays;
import coop.unisson.shared.Delays.Delay;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Language;
import coop.unisson.shared.LetterWords;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Refused;
import coop.unisson.shared.TaskForm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The coordinator invites organisations, each with the person who does the work and the person who may bind it. Who took
 * part before is recognised by e-mail address.
 */
@Component
class InvitePartners implements TaskForm<InvitePartners.Invitation> {

    /** Nobody cooperates alone. */
    private static final int FEWEST = 2;

    record Invitation(
            @NotEmpty(message = "no-partners") @Size(max = 300)
            List<@NotNull @Valid Row> partners) {}

    record Row(
            @NotBlank @Size(max = 160) String organisation,
            @NotBlank @Size(max = 160) String leadName,
            @NotBlank @Email @Size(max = 254) String leadEmail,
            @NotBlank @Size(max = 160) String directorName,
            @NotBlank @Email @Size(max = 254) String directorEmail,
            @Nullable Language language,
            @Nullable Country country) {

        private String name() {
            return comparable(organisation);
        }

        private Set<String> addresses() {
            return Stream.of(leadEmail, directorEmail)
                    .map(InvitePartners::comparable)
                    .collect(Collectors.toSet());
        }

        /** In a small organisation one person may do both, under one name. */
        private boolean oneAddressForTwo() {
            return comparable(leadEmail).equals(comparable(directorEmail))
                    && !comparable(leadName).equals(comparable(directorName));
        }

        private Country home() {
            return country == null ? Country.FR : country;
        }

        private Language spoken() {
            return language == null ? Language.FR : language;
        }
    }

    private final EngagementService engagements;
    private final CampaignService campaigns;
    private final PartnerService partners;
    private final Delays delays;
    private final LetterWords letters;
    private final FirstStep firstStep;
    private final Clock clock;

    InvitePartners(
            EngagementService engagements,
            CampaignService campaigns,
            PartnerService partners,
            Delays delays,
            LetterWords letters,
            FirstStep firstStep,
            Clock clock) {
        this.engagements = engagements;
        this.campaigns = campaigns;
        this.partners = partners;
        this.delays = delays;
        this.letters = letters;
        this.firstStep = firstStep;
        this.clock = clock;
    }

    @Override
    public String id() {
        return "invite-partners";
    }

    @Override
    public Class<Invitation> submission() {
        return Invitation.class;
    }

    @Override
    public Prefill<Invitation> prefill(FormContext context) {
        CampaignId id = new CampaignId(context.subject());
        return new Prefill<>(
                null,
                Map.of(
                        "invited",
                        invited(id).stream().map(Organisation::name).toList(),
                        "importable",
                        standing(context),
                        "letter",
                        letter(campaigns.get(id), context.locale())));
    }

    /** Whoever left may be invited again. */
    private List<Organisation> invited(CampaignId campaign) {
        List<OrganisationId> ids = engagements.of(campaign).stream()
                .filter(engagement -> !engagement.hasLeft())
                .map(Engagement::organisation)
                .toList();
        Map<OrganisationId, Organisation> known = partners.organisations(ids);
        return ids.stream().map(id -> Objects.requireNonNull(known.get(id))).toList();
    }

    @Override
    public List<Flaw> check(FormContext context, Invitation invitation) {
        Campaign campaign = campaigns.get(new CampaignId(context.subject()));
        List<Organisation> invited = invited(campaign.id());
        List<Flaw> flaws = new ArrayList<>();
        if (invited.size() + invitation.partners().size() < FEWEST) {
            flaws.add(Flaw.block("partners", "too-few-partners"));
        }
        flaws.addAll(flaws(campaign, invited, invitation.partners(), i -> "partners[" + i + "]."));
        if (flaws.stream().noneMatch(flaw -> flaw.field().equals("partners"))) {
            flaws.addAll(asked(campaign, invitation.partners(), flaws));
        }
        return flaws;
    }

    /** Who hears of it, and by when they are to answer, for each row nothing is wrong with. */
    private List<Flaw> asked(Campaign campaign, List<Row> rows, List<Flaw> flaws) {
        List<Flaw> asked = new ArrayList<>();
        for (int i = 0; i < rows.size(); i++) {
            String path = "partners[" + i + "].";
            if (flaws.stream().noneMatch(flaw -> flaw.blocks() && flaw.field().startsWith(path))) {
                Row row = rows.get(i);
                asked.add(Flaw.warn(
                        path + "leadEmail", "invite-asks", row.leadName().strip(), answerBy(campaign, row.home())));
            }
        }
        return asked;
    }

    /** As the process counts it: the mission's day, or some working days from now once that has passed. */
    private LocalDate answerBy(Campaign campaign, Country country) {
        LocalDate today = Days.today(clock);
        LocalDate due = campaign.schedule().missionDue();
        return due.isBefore(today) ? delays.lastDay(Delay.ANSWER_LATE, today, DaysOff.of(country)) : due;
    }

    private LetterWords.Words letter(Campaign campaign, Locale locale) {
        return letters.of(
                "TASK",
                new LetterWords.About(
                        campaign.title(), firstStep.name(Language.of(locale)), answerBy(campaign, Country.FR), null),
                locale);
    }

    /** What keeps one organisation from being invited; its fields bear the row's own names. */
    List<Flaw> flaws(Campaign campaign, Row row) {
        return flaws(campaign, invited(campaign.id()), List.of(row), i -> "");
    }

    /** As {@link #flaws(Campaign, Row)} for one row after the other, in a handful of statements. */
    List<List<Flaw>> flaws(Campaign campaign, List<Row> rows) {
        return eachsFlaws(campaign, invited(campaign.id()), rows, i -> "");
    }

    private List<Flaw> flaws(Campaign campaign, List<Organisation> invited, List<Row> rows, IntFunction<String> paths) {
        return eachsFlaws(campaign, invited, rows, paths).stream()
                .flatMap(List::stream)
                .toList();
    }

    private List<List<Flaw>> eachsFlaws(
            Campaign campaign, List<Organisation> invited, List<Row> rows, IntFunction<String> paths) {
        List<List<Flaw>> all = new ArrayList<>();
        Set<String> addresses = new HashSet<>();
        Set<String> names = invited.stream()
                .map(organisation -> comparable(organisation.name()))
                .collect(Collectors.toCollection(HashSet::new));
        Set<OrganisationId> in = invited.stream().map(Organisation::id).collect(Collectors.toSet());
        Known known = known(rows);
        for (int i = 0; i < rows.size(); i++) {
            Row row = rows.get(i);
            String path = paths.apply(i);
            List<Flaw> flaws = new ArrayList<>(people(row, path, addresses, in, known));
            addresses.addAll(row.addresses());
            if (!names.add(row.name())) {
                flaws.add(Flaw.warn(path + "organisation", "same-name"));
            }
            if (comparable(campaign.mission()).contains(row.name())) {
                flaws.add(Flaw.warn(path + "organisation", "mission-names-partner"));
            }
            all.add(flaws);
        }
        return all;
    }

    /** Who of those named is known already, and for whom they act. */
    private record Known(Map<String, Person> people, Map<OrganisationId, Organisation> organisations) {

        Optional<Person> byEmail(String email) {
            return Optional.ofNullable(people.get(comparable(email)));
        }
    }

    private Known known(List<Row> rows) {
        Map<String, Person> people = partners.byEmails(
                rows.stream().flatMap(row -> row.addresses().stream()).toList());
        return new Known(
                people,
                partners.organisations(people.values().stream()
                        .flatMap(person -> person.organisation().stream())
                        .distinct()
                        .toList()));
    }

    /** One address is one person, who acts for one organisation, which is in a campaign once. */
    private static List<Flaw> people(
            Row row, String path, Set<String> addresses, Set<OrganisationId> invited, Known known) {
        List<Flaw> flaws = new ArrayList<>();
        if (addresses.contains(comparable(row.leadEmail()))) {
            flaws.add(Flaw.block(path + "leadEmail", "email-twice"));
        }
        if (addresses.contains(comparable(row.directorEmail()))) {
            flaws.add(Flaw.block(path + "directorEmail", "email-twice"));
        }
        if (row.oneAddressForTwo()) {
            flaws.add(Flaw.block(path + "directorEmail", "one-address-for-two"));
        }
        Optional<Person> lead = known.byEmail(row.leadEmail());
        Optional<Person> director = known.byEmail(row.directorEmail());
        Optional<OrganisationId> home = home(lead, director);
        if (elsewhere(lead, home)) {
            flaws.add(Flaw.block(path + "leadEmail", "email-elsewhere"));
        }
        if (elsewhere(director, home)) {
            flaws.add(Flaw.block(path + "directorEmail", "email-elsewhere"));
        }
        home.map(id -> Objects.requireNonNull(known.organisations().get(id))).ifPresent(organisation -> {
            if (!comparable(organisation.name()).equals(row.name())) {
                flaws.add(Flaw.block(path + "organisation", "organisation-differs", organisation.name()));
            } else if (invited.contains(organisation.id())) {
                flaws.add(Flaw.block(path + "organisation", "invited-already"));
            }
        });
        return flaws;
    }

    private static Optional<OrganisationId> home(Optional<Person> lead, Optional<Person> director) {
        return lead.flatMap(Person::organisation).or(() -> director.flatMap(Person::organisation));
    }

    private static boolean elsewhere(Optional<Person> person, Optional<OrganisationId> home) {
        return person.isPresent()
                && (home.isEmpty() || !person.get().organisation().equals(home));
    }

    @Override
    public void accept(FormContext context, Invitation invitation) {
        Refused.ifAnyBlocks(check(context, invitation));
        CampaignId campaign = new CampaignId(context.subject());
        invitation.partners().forEach(row -> invite(campaign, row));
        if (campaigns.get(campaign).stage() == Stage.FRAMING) {
            campaigns.enter(campaign, Stage.MISSION);
        }
    }

    /** Enrols the two people of one organisation, and their path begins. */
    void invite(CampaignId campaign, Row row) {
        OrganisationId organisation = home(partners.byEmail(row.leadEmail()), partners.byEmail(row.directorEmail()))
                .orElseGet(() -> partners.register(row.organisation(), row.spoken(), row.home()));
        engagements.invite(
                campaign,
                organisation,
                partners.enrol(organisation, row.leadName(), row.leadEmail(), row.spoken()),
                partners.enrol(organisation, row.directorName(), row.directorEmail(), row.spoken()));
    }

    /** Partners may join as long as there is something left to carry; the first ones are invited by a task. */
    @Override
    public boolean standing(FormContext context) {
        Campaign campaign = campaigns.get(new CampaignId(context.subject()));
        return campaign.isCoordinatedBy(new PersonId(context.person()))
                && campaign.stage().takesPartners();
    }

    private static String comparable(String typed) {
        return typed.strip().toLowerCase(Locale.ROOT);
    }
}
