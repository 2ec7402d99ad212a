/**
 * The log of what people and timers did: it listens, and is told by {@code workflow} what only the engine knows. An entry is
 * written in the transaction of its fact and never changed; it holds ids and values, and is put into words when it is read.
 */
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
            "retrospective",
            "gate",
            "mail"
        })
package coop.unisson.audit;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
