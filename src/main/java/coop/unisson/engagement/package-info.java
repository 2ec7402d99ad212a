/**
 * One partner in one campaign: how it asks to join, is it ready, what drives it, does it agree, who does its work, and how
 * it leaves, and how long its people are known after that.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "partner", "access", "campaign"})
package coop.unisson.engagement;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
