package coop.unisson.access;

import coop.unisson.partner.PersonId;

/** Somebody has no identity here any more. */
public record PersonRemoved(PersonId person) {}
