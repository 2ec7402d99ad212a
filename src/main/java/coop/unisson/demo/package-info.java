/** Shows what a campaign looks like: plays a story through the doors people use, shifted to today. Only in the demo. */
@NullMarked
@ApplicationModule(
        allowedDependencies = {"shared", "partner", "access", "campaign", "engagement", "commitment", "workflow"})
package coop.unisson.demo;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
