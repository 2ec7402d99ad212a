package coop.unisson.partner;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

@Embeddable
public record OrganisationId(@Column(name = "id") String value) {}
