package coop.unisson.board;

import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Language;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people have done in campaigns. */
public interface DoneSteps {

    /**
     * One step.
     *
     * @param of whose part it was; null for the campaign's own
     */
    record Done(
            Instant at, PersonId by, String step, @Nullable EngagementId of) {}

    /** The latest steps in these processes, by business key, the newest first. */
    List<Done> latest(Collection<String> businessKeys, Language language, int most);
}
