/** What coordinators see at a glance: every campaign, its stage, and why its gate is shut. Read only. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "partner", "access", "campaign", "engagement", "gate"})
package coop.unisson.board;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
