@NullMarked
package coop.unisson.retrospective.web;

import org.jspecify.annotations.NullMarked;
