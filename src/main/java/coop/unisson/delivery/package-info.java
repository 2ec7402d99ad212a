/** What became of each promise: done or not, when, and what shows it. The person who promised says so, nobody else. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "partner", "access", "campaign", "engagement", "commitment", "charter"})
package coop.unisson.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
