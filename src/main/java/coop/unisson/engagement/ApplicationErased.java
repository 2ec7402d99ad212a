package coop.unisson.engagement;

/** Nobody needs to know any more who applied, and what they said. */
public record ApplicationErased(ApplicationId application) {}
