package coop.unisson.campaign;

import coop.unisson.partner.PersonId;

/**
 * Something holds somebody up in what waits for them, and the coordination hears of it.
 *
 * @param task the task's id in the engine
 * @param name the task's name in the person's language
 * @param words what holds them up; often nothing
 */
public record PersonStuck(PersonId person, CampaignId campaign, String task, String name, String words) {}
