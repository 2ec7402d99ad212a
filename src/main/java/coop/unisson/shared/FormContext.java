package coop.unisson.shared;

import java.util.Locale;

/**
 * Who fills in a form, about what, in which language.
 *
 * @param subject the business key of the process the form belongs to; empty for a start form
 * @param person the opaque id of the person
 */
public record FormContext(String subject, String person, Locale locale) {}
