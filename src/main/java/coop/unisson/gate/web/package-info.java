/** What {@code gate} answers over HTTP. */
@NullMarked
package coop.unisson.gate.web;

import org.jspecify.annotations.NullMarked;
