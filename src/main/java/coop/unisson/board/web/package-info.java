/** What {@code board} answers over HTTP. */
@NullMarked
package coop.unisson.board.web;

import org.jspecify.annotations.NullMarked;
