package coop.unisson.workflow;

import static java.util.Comparator.comparing;

import coop.unisson.access.ReadyFilter;
import coop.unisson.board.OpenTasks;
import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Days;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which tasks the ready-made filters of Tasklist show. The engine knows whose a task is; which campaign it belongs to,
 * whether its day is over and who is in a team, the domain says each time anew, so that no row has to follow them.
 */
@Service
@Transactional(readOnly = true)
public class TasklistFilters {

    /** Before the id of a campaign: a person's tasks in it. Such a filter has no row of its own. */
    public static final String CAMPAIGN = "campaign-";

    /**
     * What a filter comes to for one person.
     *
     * @param stored the engine's filter to ask
     * @param tasks the only tasks it may show
     * @param others whether they wait for somebody else, so that the engine would hide them
     */
    public record Shown(String stored, List<String> tasks, boolean others) {}

    private final FilterService filters;
    private final OpenTasks open;
    private final TeamTasks teamTasks;
    private final CampaignService campaigns;
    private final Clock clock;

    TasklistFilters(
            FilterService filters, OpenTasks open, TeamTasks teamTasks, CampaignService campaigns, Clock clock) {
        this.filters = filters;
        this.open = open;
        this.teamTasks = teamTasks;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /** What a filter shows this person; empty when that is the engine's to say. */
    public Optional<Shown> shown(String filter, PersonId person) {
        if (filter.startsWith(CAMPAIGN)) {
            CampaignId campaign = new CampaignId(filter.substring(CAMPAIGN.length()));
            return stored().stream()
                    .filter(row -> is(ReadyFilter.MINE, row))
                    .findFirst()
                    .map(mine -> own(mine, person, task -> task.campaign().equals(campaign)));
        }
        return stored().stream()
                .filter(row -> row.getId().equals(filter))
                .findFirst()
                .flatMap(row -> ReadyFilter.of(row).flatMap(ready -> switch (ready) {
                    case MINE -> Optional.empty();
                    case OVERDUE ->
                        Optional.of(own(
                                row,
                                person,
                                task -> task.due() != null && task.due().isBefore(Days.today(clock))));
                    case TEAM ->
                        Optional.of(new Shown(
                                row.getId(),
                                teamTasks.ofColleagues(person).stream()
                                        .map(Task::getId)
                                        .toList(),
                                true));
                }));
    }

    private Shown own(Filter row, PersonId person, Predicate<OpenTasks.OpenTask> which) {
        return new Shown(
                row.getId(),
                openTasks(person).stream()
                        .filter(which)
                        .map(OpenTasks.OpenTask::id)
                        .toList(),
                false);
    }

    /** The campaigns in which something waits for a person, if it is more than one, by title. */
    public List<Campaign> campaigns(PersonId person) {
        List<Campaign> several = campaigns
                .get(openTasks(person).stream()
                        .map(OpenTasks.OpenTask::campaign)
                        .collect(Collectors.toSet()))
                .values()
                .stream()
                .sorted(comparing(Campaign::runStart).thenComparing(Campaign::title))
                .toList();
        return several.size() > 1 ? several : List.of();
    }

    /** Whether a person speaks for a partner, and so has a team. */
    public boolean hasTeam(PersonId person) {
        return !teamTasks.teams(person).isEmpty();
    }

    /** Asks the engine without its own table of permissions, for what the domain has said may be read. */
    public <T extends @Nullable Object> T unguarded(Callable<T> read) {
        return teamTasks.unguarded(read);
    }

    private List<OpenTasks.OpenTask> openTasks(PersonId person) {
        return teamTasks.unguarded(() -> open.of(person));
    }

    private List<Filter> stored() {
        return teamTasks.unguarded(() -> filters.createFilterQuery().list());
    }

    private static boolean is(ReadyFilter ready, Filter row) {
        return ReadyFilter.of(row).filter(ready::equals).isPresent();
    }
}
