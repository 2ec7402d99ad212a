/**
 * What people see at a glance: coordinators every campaign, its stage and why its gate is shut; a partner's people what
 * waits for them and what they promised. Read only.
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
            "gate",
            "audit"
        })
package coop.unisson.board;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
