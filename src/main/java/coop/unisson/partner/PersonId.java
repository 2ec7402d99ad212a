package coop.unisson.partner;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** Opaque, and the person's id in the engine too: no table of the engine learns who somebody is. */
@Embeddable
public record PersonId(@Column(name = "id") String value) {}
