@NullMarked
package coop.unisson;

import org.jspecify.annotations.NullMarked;
