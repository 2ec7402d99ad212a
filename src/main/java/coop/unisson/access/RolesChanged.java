package coop.unisson.access;

import coop.unisson.partner.PersonId;

/**
 * Somebody may do more, or less, than before.
 *
 * @param group of the engine; one of {@link Role}, or another somebody made in Camunda's Admin
 * @param given whether they belong to it from now on, or no longer
 */
public record RolesChanged(PersonId person, String group, boolean given) {}
