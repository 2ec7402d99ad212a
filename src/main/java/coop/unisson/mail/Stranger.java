package coop.unisson.mail;

import coop.unisson.shared.Language;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/** Somebody who wrote to us and has no part in anything: an address as they typed it, a name and a language. */
@Embeddable
record Stranger(
        @Column(name = "to_email") String email,
        @Column(name = "to_name") String name,

        @Column(name = "to_language") @Enumerated(EnumType.STRING)
        Language language) {}
