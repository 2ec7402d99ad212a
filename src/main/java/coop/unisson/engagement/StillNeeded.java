package coop.unisson.engagement;

import coop.unisson.partner.PersonId;
import java.util.Collection;
import java.util.Set;

/** Who of those that might be forgotten is named for something that goes on. */
public interface StillNeeded {

    /** Those of these people who are named in any other part than these. */
    Set<PersonId> among(Collection<PersonId> people, Collection<EngagementId> leaving);
}
