package coop.unisson.partner;

/** Nobody needs to know any more who somebody was, nor how to reach them. */
public record PersonForgotten(PersonId person) {}
