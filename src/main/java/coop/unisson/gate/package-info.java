/** Asks the stage rooms whether a campaign may go on, says in one sentence what is missing, lets it pass, and moves its dates. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {
            "shared",
            "partner",
            "access",
            "campaign",
            "engagement",
            "commitment",
            "charter",
            "delivery",
            "retrospective"
        })
package coop.unisson.gate;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
