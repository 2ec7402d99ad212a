package coop.unisson.mail;

import coop.unisson.partner.PersonId;
import java.util.Collection;
import java.util.Map;

/** What still waits for somebody when a letter is about to go. */
public interface AskedTasks {

    /** Of these tasks the open ones, and whom each waits for, in one statement. */
    Map<String, PersonId> open(Collection<String> tasks);
}
