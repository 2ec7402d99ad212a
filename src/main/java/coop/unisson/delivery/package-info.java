/**
 * What became of each promise: done or not, when, and what shows it; what else a partner did; and what is decided when the
 * mission and a partner's business clash. The people of the partner say so, nobody else.
 */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "partner", "access", "campaign", "engagement", "commitment", "charter"})
package coop.unisson.delivery;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
