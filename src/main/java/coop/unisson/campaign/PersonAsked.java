package coop.unisson.campaign;

import coop.unisson.partner.PersonId;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something in a campaign now waits for somebody who is not there to see it.
 *
 * @param task the task's id in the engine
 * @param name the task's name in the person's language
 * @param due the last day on which it is on time
 */
public record PersonAsked(
        PersonId person,
        CampaignId campaign,
        String task,
        String name,
        @Nullable LocalDate due) {}
