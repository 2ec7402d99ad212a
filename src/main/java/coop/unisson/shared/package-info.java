/** Words all rooms use: clock, languages, forms and the ways of saying no. */
@NullMarked
@ApplicationModule(type = ApplicationModule.Type.OPEN)
package coop.unisson.shared;

import org.jspecify.annotations.NullMarked;
import org.springframework.modulith.ApplicationModule;
