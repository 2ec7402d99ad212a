package coop.unisson.access;

import coop.unisson.partner.PersonId;
import org.jspecify.annotations.Nullable;

/** Somebody opened a link that was sent to a person, and is here as that person for what it opens. */
public record LinkFollowed(PersonId person, @Nullable String task) {}
