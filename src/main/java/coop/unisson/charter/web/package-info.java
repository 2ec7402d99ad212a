/** What {@code charter} answers over HTTP. */
@NullMarked
package coop.unisson.charter.web;

import org.jspecify.annotations.NullMarked;
