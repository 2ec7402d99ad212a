package coop.unisson.access;

import coop.unisson.partner.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * Somebody came by a link that is too old or opens something else, and would like the right one.
 *
 * @param task the task it opens
 * @param landing where else it leads; null with a task, and for the person's page
 */
public record LinkWanted(
        PersonId person, @Nullable String task, @Nullable String landing) {}
