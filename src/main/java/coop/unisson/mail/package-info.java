/**
 * What people are told: every message is a row written in the transaction that causes it, and sent by a job. Nobody imports
 * this room but {@code workflow}, for the port it states; it listens.
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
            "delivery"
        })
package coop.unisson.mail;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
