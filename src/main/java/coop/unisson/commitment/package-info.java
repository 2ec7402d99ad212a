/** What is promised, by whom and until when; whether it is explicit, and if not, which one act would make it so. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "partner", "access", "campaign", "engagement"})
package coop.unisson.commitment;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
