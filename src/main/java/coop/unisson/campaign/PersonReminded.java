package coop.unisson.campaign;

import coop.unisson.partner.PersonId;
import java.time.LocalDate;

/**
 * Something in a campaign still waits, and a reminder has reached somebody.
 *
 * @param reached who is to hear of it
 * @param task the task's id in the engine
 * @param name the task's name in the language of the person it waits for
 * @param due the last day on which it is on time
 * @param about whom it waits for, in words, when that is somebody else; otherwise empty
 */
public record PersonReminded(
        Rung rung, PersonId reached, CampaignId campaign, String task, String name, LocalDate due, String about) {}
