package coop.unisson.campaign;

import coop.unisson.partner.PersonId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Somebody would rather be reminded later of what waits for them.
 *
 * @param task the task's id in the engine
 * @param name the task's name in the person's language
 * @param due the last day on which it is on time
 * @param until the day on which they are reminded, and not before
 */
public record PersonPostponed(
        PersonId person,
        CampaignId campaign,
        String task,
        String name,
        @Nullable LocalDate due,
        LocalDate until) {}
