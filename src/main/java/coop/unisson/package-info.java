/** The application: one package per room, in the order of a campaign’s life. */
@NullMarked
package coop.unisson;

import org.jspecify.annotations.NullMarked;
