/** Organisations and their people: who may speak for whom. */
@NullMarked
@ApplicationModule(allowedDependencies = "shared")
package coop.unisson.partner;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
