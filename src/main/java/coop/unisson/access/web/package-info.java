/** What {@code access} answers over HTTP. */
@NullMarked
package coop.unisson.access.web;

import org.jspecify.annotations.NullMarked;
