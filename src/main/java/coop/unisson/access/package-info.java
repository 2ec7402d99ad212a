/** Sign-in, roles, and who may see what. With {@code workflow}, the only room that talks to the engine: for identities. */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "partner"})
package coop.unisson.access;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
