package coop.unisson.campaign;

import coop.unisson.partner.PersonId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The coordination reminds somebody of what waits for them, of its own accord.
 *
 * @param task the task's id in the engine
 * @param name the task's name in the person's language
 * @param due the last day on which it is on time
 * @param words what the coordination adds; often nothing
 */
public record PersonNudged(
        PersonId person,
        CampaignId campaign,
        String task,
        String name,
        @Nullable LocalDate due,
        String words) {}
