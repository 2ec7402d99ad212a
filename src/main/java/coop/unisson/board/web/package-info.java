@NullMarked
package coop.unisson.board.web;

import org.jspecify.annotations.NullMarked;
