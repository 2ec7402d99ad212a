/** What {@code commitment} answers over HTTP. */
@NullMarked
package coop.unisson.commitment.web;

import org.jspecify.annotations.NullMarked;
