/** What {@code retrospective} answers over HTTP. */
@NullMarked
package coop.unisson.retrospective.web;

import org.jspecify.annotations.NullMarked;
