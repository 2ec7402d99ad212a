package coop.unisson.board;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What waits for somebody. */
public interface OpenTasks {

    /**
     * One task.
     *
     * @param name in the person's language
     * @param about the one promise or tension it concerns
     * @param due the last day on which it is on time
     */
    record OpenTask(
            String id,
            String name,
            @Nullable String about,
            CampaignId campaign,
            @Nullable LocalDate due) {

        /** The same task for whoever reads another language than the person it waits for. */
        public OpenTask called(String inTheirLanguage) {
            return new OpenTask(id, inTheirLanguage, about, campaign, due);
        }
    }

    /** A task that waits for somebody of one's team, and who that is. */
    record Colleagues(OpenTask task, PersonId person) {}

    /** What waits for the others of a person's team about one engagement, and may be taken over. */
    List<Colleagues> ofColleagues(EngagementId engagement, PersonId person);

    /** A person's open tasks, the most urgent first, those without a day last. */
    List<OpenTask> of(PersonId person);

    /** Whether whoever came by a link needs one for this very act. */
    boolean takesOwnLink(String act);

    /** The forms that stand open to a person about one engagement, without a task. */
    List<String> actsOn(String engagement, PersonId person);
}
