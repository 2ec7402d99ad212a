package coop.unisson.access;

import coop.unisson.partner.PersonId;

/** Somebody would like to choose a password; the link for it goes to that person by mail and nowhere else. */
public record PasswordWanted(PersonId person) {}
