package coop.unisson.partner;

import jakarta.persistence.Embeddable;

@Embeddable
public record OrganisationId(String value) {}
