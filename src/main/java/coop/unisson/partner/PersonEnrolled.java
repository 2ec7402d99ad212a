package coop.unisson.partner;

/** Somebody may take part from now on. */
public record PersonEnrolled(PersonId id, String name, String email, boolean partner) {}
