package coop.unisson.audit;

import coop.unisson.access.AccessService;
import coop.unisson.access.Role;
import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.partner.Organisation;
import coop.unisson.partner.OrganisationId;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.Person;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Problem;
import coop.unisson.shared.ShiftedClock;
import coop.unisson.shared.Words;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reads the log for whoever may: administrators everything, coordinators their own campaigns, everybody else what concerns
 * the partner they work for. Names are looked up now, so that whoever was erased is named no more.
 */
@Service
@Transactional(readOnly = true)
public class AuditTrail {

    /** Entries on one page. */
    public static final int PAGE = 50;

    /** Nothing happened before and nothing will after; databases know no days that are very much farther. */
    private static final LocalDate FIRST = LocalDate.of(2000, 1, 1);

    private static final LocalDate LAST = LocalDate.of(2999, 12, 31);

    private static final String COLUMNS =
            "id, happened_at, what, campaign_id, engagement_id, person_id, cause, on_behalf_of, about_id, details";

    /**
     * What somebody looks for; whatever is null is not asked for.
     *
     * @param partner an organisation
     * @param person who did it, for whom it was done, or whom it happened to
     * @param from the first day, in {@link ShiftedClock#ZONE}
     * @param to the last day
     */
    public record Filter(
            @Nullable String campaign,
            @Nullable String partner,
            @Nullable String person,
            @Nullable Kind kind,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {}

    /** What one may choose from, by id, in the order of names. */
    public record Choices(Map<String, String> campaigns, Map<String, String> partners, Map<String, String> people) {

        /** Whether what somebody looks for can be there: a partner and a person of the campaign they chose. */
        public boolean offer(Filter filter) {
            return (filter.partner() == null || partners.containsKey(filter.partner()))
                    && (filter.person() == null || people.containsKey(filter.person()));
        }
    }

    /** An entry in words. */
    public record Line(
            Instant at,
            Kind kind,
            @Nullable String campaign,
            @Nullable String partner,
            String who,
            String sentence) {}

    /** Some of the entries somebody looks for, the latest first. */
    public record Page(List<Line> lines, boolean more) {}

    /** Whose entries somebody may read. */
    private record Scope(boolean everything, List<Campaign> campaigns, List<Engagement> parts) {}

    private record Condition(List<String> terms, Map<String, Object> values) {

        private static Condition none() {
            return new Condition(new ArrayList<>(), new HashMap<>());
        }

        private Condition and(String term, String name, Object value) {
            terms.add(term);
            values.put(name, value);
            return this;
        }

        private String sql() {
            return terms.isEmpty() ? "" : " where " + String.join(" and ", terms);
        }
    }

    private final JdbcClient jdbc;
    private final AccessService access;
    private final CampaignService campaigns;
    private final EngagementService engagements;
    private final PartnerService partners;
    private final Sentences sentences;

    AuditTrail(
            JdbcClient jdbc,
            AccessService access,
            CampaignService campaigns,
            EngagementService engagements,
            PartnerService partners,
            Sentences sentences) {
        this.jdbc = jdbc;
        this.access = access;
        this.campaigns = campaigns;
        this.engagements = engagements;
        this.partners = partners;
        this.sentences = sentences;
    }

    /**
     * What the person here may look for within what they look for already.
     *
     * @throws Problem 403 for who came by a link, 404 when they look into a campaign that is not theirs to see
     */
    public Choices choices(Filter filter) {
        Scope scope = scope();
        Map<String, String> ofCampaigns = sorted(scope.campaigns().stream()
                .collect(Collectors.toMap(one -> one.id().value(), Campaign::title)));
        if (filter.campaign() != null && !ofCampaigns.containsKey(filter.campaign())) {
            throw Problem.notFound("campaign");
        }
        if (scope.everything() && filter.campaign() == null) {
            return new Choices(ofCampaigns, Map.of(), Map.of());
        }
        List<Engagement> parts = filter.campaign() == null
                ? scope.parts()
                : scope.everything()
                        ? engagements.of(new CampaignId(filter.campaign()))
                        : scope.parts().stream()
                                .filter(one -> one.campaign().value().equals(filter.campaign()))
                                .toList();
        Map<String, String> ofPartners = sorted(organisations(parts).values().stream()
                .collect(Collectors.toMap(one -> one.id().value(), Organisation::name)));
        Map<String, String> ofPeople = sorted(people(peopleIn(
                        condition(scope, new Filter(filter.campaign(), filter.partner(), null, null, null, null))))
                .values()
                .stream()
                .collect(Collectors.toMap(one -> one.id().value(), Person::name)));
        return new Choices(ofCampaigns, ofPartners, ofPeople);
    }

    private static @Nullable String known(@Nullable String chosen, Map<String, String> choices) {
        return chosen != null && choices.containsKey(chosen) ? chosen : null;
    }

    private Set<String> peopleIn(Condition condition) {
        return Stream.of("person_id", "about_id")
                .flatMap(column -> jdbc
                        .sql("select distinct " + column + " from audit_entry" + condition.sql())
                        .params(condition.values())
                        .query(String.class)
                        .list()
                        .stream())
                .filter(Objects::nonNull)
                .collect(Collectors.toSet());
    }

    /**
     * The entries the person here looks for and may read.
     *
     * @throws Problem 403 for who came by a link
     */
    public Page page(Filter filter, int page, int size, Locale locale) {
        List<Entry> found = entries(condition(scope(), filter), page * size, size + 1);
        return new Page(lines(found.subList(0, Math.min(size, found.size())), locale), found.size() > size);
    }

    /** The latest of a campaign's entries that are worth telling on its own page: what was said to whom is left to the log. */
    public List<Line> latest(CampaignId campaign, int most, Locale locale) {
        Condition condition = Condition.none()
                .and("campaign_id = :campaign", "campaign", campaign.value())
                .and("what not in (:letters)", "letters", names(Kind.LETTER));
        return lines(entries(condition, 0, most), locale);
    }

    private List<Entry> entries(Condition condition, int offset, int most) {
        return jdbc.sql("select " + COLUMNS + " from audit_entry" + condition.sql()
                        + " order by happened_at desc, id desc offset " + offset + " rows fetch next " + most
                        + " rows only")
                .params(condition.values())
                .query(AuditTrail::entry)
                .list();
    }

    private static Entry entry(ResultSet row, int number) throws SQLException {
        return new Entry(
                row.getObject("happened_at", OffsetDateTime.class).toInstant(),
                What.valueOf(row.getString("what")),
                Optional.ofNullable(row.getString("campaign_id"))
                        .map(CampaignId::new)
                        .orElse(null),
                Optional.ofNullable(row.getString("engagement_id"))
                        .map(EngagementId::new)
                        .orElse(null),
                new Author(person(row, "person_id"), row.getString("cause")),
                person(row, "on_behalf_of"),
                person(row, "about_id"),
                Detail.read(row.getString("details")));
    }

    private static @Nullable PersonId person(ResultSet row, String column) throws SQLException {
        String id = row.getString(column);
        return id == null ? null : new PersonId(id);
    }

    private Scope scope() {
        if (access.cameByLink()) {
            throw Problem.forbidden("not-for-you");
        }
        PersonId reader = access.current();
        if (access.has(Role.ADMINISTRATOR)) {
            return new Scope(true, campaigns.all(), List.of());
        }
        List<Campaign> coordinated = access.has(Role.COORDINATOR) ? campaigns.coordinatedBy(reader) : List.of();
        List<Engagement> own = partners.find(reader)
                .flatMap(Person::organisation)
                .map(engagements::of)
                .orElse(List.of());
        Map<CampaignId, Campaign> all = new LinkedHashMap<>(
                campaigns.get(own.stream().map(Engagement::campaign).distinct().toList()));
        coordinated.forEach(one -> all.put(one.id(), one));
        List<Engagement> theirs = coordinated.isEmpty()
                ? List.of()
                : engagements.of(coordinated.stream().map(Campaign::id).toList());
        return new Scope(
                false,
                List.copyOf(all.values()),
                Stream.concat(own.stream(), theirs.stream()).distinct().toList());
    }

    private Condition condition(Scope scope, Filter filter) {
        Condition condition = Condition.none();
        if (!scope.everything()) {
            condition.and(
                    "(campaign_id in (:coordinated) or engagement_id in (:own))",
                    "coordinated",
                    orNobody(scope.campaigns().stream()
                            .filter(one -> one.isCoordinatedBy(access.current()) && access.has(Role.COORDINATOR))
                            .map(one -> one.id().value())
                            .toList()));
            condition
                    .values()
                    .put(
                            "own",
                            orNobody(scope.parts().stream()
                                    .map(one -> one.id().value())
                                    .toList()));
        }
        if (filter.campaign() != null) {
            condition.and("campaign_id = :campaign", "campaign", filter.campaign());
        }
        if (filter.partner() != null) {
            condition.and(
                    "engagement_id in (:partner)",
                    "partner",
                    orNobody(engagements.of(new OrganisationId(filter.partner())).stream()
                            .map(one -> one.id().value())
                            .toList()));
        }
        if (filter.person() != null) {
            condition.and(
                    "(person_id = :person or on_behalf_of = :person or about_id = :person)", "person", filter.person());
        }
        if (filter.kind() != null) {
            condition.and("what in (:kind)", "kind", names(filter.kind()));
        }
        if (filter.from() != null) {
            condition.and("happened_at >= :from", "from", midnight(filter.from()));
        }
        if (filter.to() != null) {
            condition.and("happened_at < :to", "to", dayAfter(filter.to()));
        }
        return condition;
    }

    private static OffsetDateTime dayAfter(LocalDate day) {
        return midnight(sensible(day).plusDays(1));
    }

    private static LocalDate sensible(LocalDate day) {
        return day.isBefore(FIRST) ? FIRST : day.isAfter(LAST) ? LAST : day;
    }

    private static OffsetDateTime midnight(LocalDate day) {
        return sensible(day).atStartOfDay(ShiftedClock.ZONE).toInstant().atOffset(ZoneOffset.UTC);
    }

    /** SQL knows no empty list. */
    private static List<String> orNobody(List<String> ids) {
        return ids.isEmpty() ? List.of("-") : ids;
    }

    private static List<String> names(Kind kind) {
        return Arrays.stream(What.values())
                .filter(what -> what.kind() == kind)
                .map(Enum::name)
                .toList();
    }

    private List<Line> lines(List<Entry> entries, Locale locale) {
        Map<CampaignId, Campaign> titles = campaigns.get(entries.stream()
                .map(Entry::campaign)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        List<Engagement> parts = engagements.find(entries.stream()
                .map(Entry::engagement)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
        Map<OrganisationId, Organisation> organisations = organisations(parts);
        Map<EngagementId, String> names = parts.stream()
                .collect(Collectors.toMap(
                        Engagement::id, one -> Objects.requireNonNull(organisations.get(one.organisation()))
                                .name()));
        Map<String, Person> people = people(
                entries.stream().flatMap(Entry::people).map(PersonId::value).collect(Collectors.toSet()));
        Function<PersonId, Optional<String>> called =
                person -> Optional.ofNullable(people.get(person.value())).map(Person::name);
        return entries.stream()
                .map(entry -> {
                    Campaign campaign = entry.campaign() == null ? null : titles.get(entry.campaign());
                    String partner = entry.engagement() == null ? null : names.get(entry.engagement());
                    return new Line(
                            entry.at(),
                            entry.what().kind(),
                            campaign == null ? null : campaign.title(),
                            partner,
                            sentences.who(entry, called, locale),
                            sentences.of(entry, partner, called, locale));
                })
                .toList();
    }

    private Map<OrganisationId, Organisation> organisations(Collection<Engagement> parts) {
        return partners.organisations(
                parts.stream().map(Engagement::organisation).distinct().toList());
    }

    private Map<String, Person> people(Set<String> ids) {
        return partners.people(ids.stream().map(PersonId::new).toList()).stream()
                .filter(one -> !one.isForgotten())
                .collect(Collectors.toMap(one -> one.id().value(), Function.identity()));
    }

    private static Map<String, String> sorted(Map<String, String> names) {
        return names.entrySet().stream()
                .sorted(Map.Entry.comparingByValue(Words.alphabetical()))
                .collect(Collectors.toMap(
                        Map.Entry::getKey, Map.Entry::getValue, (first, second) -> first, LinkedHashMap::new));
    }
}
