package coop.unisson.engagement;

/** A file of partners is to be taken in. */
public record ImportConfirmed(ImportId file) {}
