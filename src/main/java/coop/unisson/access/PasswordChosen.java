package coop.unisson.access;

import coop.unisson.partner.PersonId;

/** A person chose a password by the link sent for it. */
public record PasswordChosen(PersonId person) {}
