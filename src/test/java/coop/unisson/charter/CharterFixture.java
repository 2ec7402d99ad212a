package coop.unisson.charter;

import coop.unisson.campaign.CampaignId;
import coop.unisson.commitment.CommitmentService;
import coop.unisson.engagement.Engagement;
import coop.unisson.partner.PersonId;

/** Publishes and signs a charter through its real transitions. */
public final class CharterFixture {

    private CharterFixture() {}

    public static CharterVersion publish(CharterService charters, CampaignId campaign, PersonId coordinator) {
        charters.review(campaign, charters.workingText(campaign), coordinator);
        charters.publish(campaign);
        return charters.inForce(campaign).orElseThrow();
    }

    public static void sign(CharterService charters, CommitmentService commitments, Engagement partner) {
        CharterVersion version = charters.inForce(partner.campaign()).orElseThrow();
        charters.sign(
                partner.id(),
                partner.director(),
                new CharterService.Reading(version.number(), version.sha256(), commitments.hash(partner.id())),
                "Directrice",
                "Je déclare pouvoir engager mon organisation par cette signature.");
    }
}
