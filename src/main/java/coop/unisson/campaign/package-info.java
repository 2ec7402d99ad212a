/** The campaign itself: its mission, its brief, its dates, and the stage it has reached. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "partner", "access"})
package coop.unisson.campaign;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
