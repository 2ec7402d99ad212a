/** One partner in one campaign: how it asks to join, is it ready, what drives it, does it agree, and how it leaves. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "partner", "access", "campaign"})
package coop.unisson.engagement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
