/** What was promised against what was done, what was learnt, and the report that says both. */
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
            "delivery"
        })
package coop.unisson.retrospective;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
