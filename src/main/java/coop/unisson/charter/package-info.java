/**
 * The text the partners agree on: drafted from what is known, reviewed, published once and for all, and signed word for word.
 * A revision is a version of its own, and asks those again whose text it changes.
 */
@NullMarked
@ApplicationModule(allowedDependencies = {"shared", "partner", "access", "campaign", "engagement", "commitment"})
package coop.unisson.charter;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
