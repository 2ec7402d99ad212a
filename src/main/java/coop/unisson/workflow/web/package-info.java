/** The doors of the forms over HTTP. */
@NullMarked
package coop.unisson.workflow.web;

import org.jspecify.annotations.NullMarked;
