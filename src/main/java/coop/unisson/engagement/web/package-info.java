/** What {@code engagement} answers over HTTP. */
@NullMarked
package coop.unisson.engagement.web;

import org.jspecify.annotations.NullMarked;
