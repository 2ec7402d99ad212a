package coop.unisson.commitment;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignService;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.partner.PartnerService;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says in words what a partner's promises wait for and how that stands, for itself and for its annex to the charter. */
@Component
class ConditionWords {

    private final Round round;
    private final CampaignService campaigns;
    private final EngagementService engagements;
    private final PartnerService partners;
    private final MessageSource messages;

    ConditionWords(
            Round round,
            CampaignService campaigns,
            EngagementService engagements,
            PartnerService partners,
            MessageSource messages) {
        this.round = round;
        this.campaigns = campaigns;
        this.engagements = engagements;
        this.partners = partners;
        this.messages = messages;
    }

    /** One sentence for each promise that waits, or waited, for what others decide on, by commitment id. */
    Map<String, String> of(List<Commitment> promises, Locale locale) {
        List<Commitment> conditional = promises.stream()
                .filter(commitment -> Condition.seenHere(commitment.promise()).isPresent())
                .toList();
        if (conditional.isEmpty()) {
            return Map.of();
        }
        EngagementId own = conditional.get(0).engagement();
        Campaign campaign = campaigns.get(engagements.get(own).campaign());
        boolean revealed = round.isRevealed(campaign);
        Situation situation = round.situation(campaign.id()).with(own.value(), promises);
        Map<String, String> said = new HashMap<>();
        conditional.forEach(commitment -> situation
                .wait(commitment)
                .ifPresent(wait -> said.put(commitment.id().value(), sentence(wait, revealed, locale))));
        return said;
    }

    private String sentence(Situation.Wait wait, boolean revealed, Locale locale) {
        String kind;
        Object what;
        if (wait.condition() instanceof Condition.OfPartner of) {
            kind = "partner";
            what = name(new EngagementId(of.partner()));
        } else if (wait.condition() instanceof Condition.OfCount of) {
            kind = "count";
            what = of.partners();
        } else {
            kind = "reach";
            what = wait.margin().need();
        }
        String condition = text(locale, "condition." + kind, what);
        if (wait.commitment().isUnconditional()) {
            return text(locale, "condition.unconditional", condition);
        }
        if (!revealed) {
            return text(locale, "condition.sealed", condition);
        }
        if (wait.together()) {
            return text(locale, "condition.together", condition);
        }
        Margin margin = wait.margin();
        return margin.isMet()
                ? text(locale, "condition.held", condition)
                : text(locale, "condition.open-" + kind, condition, margin.have(), margin.need(), margin.missing());
    }

    private String name(EngagementId partner) {
        return partners.organisation(engagements.get(partner).organisation()).name();
    }

    private String text(Locale locale, String key, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
