package coop.unisson.campaign;

import coop.unisson.partner.PersonId;
import java.time.Instant;
import java.time.LocalDate;

/** Takes a campaign to a stage through its real transitions. */
public final class CampaignFixture {

    public static final LocalDate RUN_START = LocalDate.of(2027, 10, 4);
    public static final LocalDate RUN_END = LocalDate.of(2027, 10, 31);

    private CampaignFixture() {}

    /** One that nobody keeps, for rules that only look at it. */
    public static Campaign unsaved() {
        PersonId coordinator = new PersonId("ines");
        return new Campaign(new CampaignId("campaign"), plan(), coordinator, new PersonId("malo"), Instant.EPOCH);
    }

    public static CampaignId start(CampaignService campaigns, PersonId coordinator, PersonId deputy) {
        return campaigns.start(plan(), coordinator, deputy);
    }

    private static CampaignPlan plan() {
        return new CampaignPlan(
                "Un mois pour réparer",
                "Faire de la réparation le premier réflexe avant l’achat.",
                "6 000 objets réparés en octobre, contre 2 100 un an plus tôt.",
                "Moins de 3 000 objets réparés.",
                3,
                new Schedule(
                        LocalDate.of(2027, 6, 25),
                        LocalDate.of(2027, 7, 9),
                        LocalDate.of(2027, 8, 20),
                        LocalDate.of(2027, 9, 17),
                        LocalDate.of(2027, 9, 24),
                        RUN_START,
                        RUN_END,
                        LocalDate.of(2027, 11, 29)));
    }

    /** Goes through every stage up to this one. */
    public static void take(CampaignService campaigns, CampaignId campaign, Stage to) {
        for (Stage stage : Stage.values()) {
            if (stage.compareTo(campaigns.get(campaign).stage()) > 0 && stage.compareTo(to) <= 0) {
                campaigns.enter(campaign, stage);
            }
        }
    }
}
