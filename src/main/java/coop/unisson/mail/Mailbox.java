package coop.unisson.mail;

import coop.unisson.partner.PersonId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** What a person gets: one letter a day at most, besides those that cannot wait. Its row is locked while letters are made up. */
@Entity
class Mailbox {

    @EmbeddedId
    @AttributeOverride(name = "value", column = @Column(name = "person_id"))
    private PersonId person;

    @Column(name = "letter_on")
    private @Nullable LocalDate letterOn;

    Mailbox(PersonId person) {
        this.person = person;
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected Mailbox() {}

    /** Whether today's letter is still to come; it is made up now when it is. */
    boolean takeLetterOf(LocalDate today) {
        if (today.equals(letterOn)) {
            return false;
        }
        letterOn = today;
        return true;
    }

    PersonId person() {
        return person;
    }
}
