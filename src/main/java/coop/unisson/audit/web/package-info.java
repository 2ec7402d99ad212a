/** What {@code audit} answers over HTTP. */
@NullMarked
package coop.unisson.audit.web;

import org.jspecify.annotations.NullMarked;
