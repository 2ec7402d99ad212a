package coop.unisson.access;

import coop.unisson.partner.PersonId;
import org.jspecify.annotations.Nullable;

/** Somebody came by a link that is too old, and would like a new one. */
public record LinkWanted(PersonId person, @Nullable String task) {}
