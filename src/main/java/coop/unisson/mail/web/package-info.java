/** The pages on which messages are read. */
@NullMarked
package coop.unisson.mail.web;

import org.jspecify.annotations.NullMarked;
