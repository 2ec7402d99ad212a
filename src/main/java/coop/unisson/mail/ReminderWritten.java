package coop.unisson.mail;

import coop.unisson.campaign.Rung;
import coop.unisson.partner.PersonId;
import org.jspecify.annotations.Nullable;

/**
 * A letter will remind somebody of a task: each rung once for each day something is due on, and each day once for the
 * coordination's own word.
 *
 * @param rung null for a word of the coordination's
 */
public record ReminderWritten(
        PersonId person, String task, @Nullable Rung rung) {}
