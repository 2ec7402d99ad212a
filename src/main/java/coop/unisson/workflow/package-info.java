/**
 * Carries campaigns through their processes: names, delegates, wake-ups, listeners and the doors of the forms. With
 * {@code access} for identities, the only room that knows the engine; nobody imports it.
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
            "mail",
            "audit",
            "board"
        })
package coop.unisson.workflow;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
