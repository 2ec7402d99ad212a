package coop.unisson.charter;

import coop.unisson.campaign.Campaign;
import coop.unisson.shared.Language;
import java.util.Arrays;
import java.util.List;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Writes the first draft of a charter from what the campaign already knows, in both languages. */
@Component
class CharterDraft {

    private final MessageSource messages;

    CharterDraft(MessageSource messages) {
        this.messages = messages;
    }

    List<Clause> of(Campaign campaign) {
        Object[] french = facts(campaign);
        Object[] english = facts(campaign);
        return Arrays.stream(StandardClause.values())
                .map(standard -> new Clause(
                        standard.key(),
                        words(standard, "title", french, Language.FR),
                        words(standard, "text", french, Language.FR),
                        words(standard, "title", english, Language.EN),
                        words(standard, "text", english, Language.EN)))
                .toList();
    }

    private String words(StandardClause clause, String part, Object[] facts, Language language) {
        return messages.getMessage("clause." + clause.key() + "." + part, facts, language.locale());
    }

    /** What the clauses may name, by position in their messages. */
    private Object[] facts(Campaign campaign) {
        return new Object[] {
            campaign.title(),
            campaign.mission(),
            campaign.changeSought(),
            campaign.failureSign(),
            campaign.runStart(),
            campaign.runEnd(),
            campaign.hoursPerWeek()
        };
    }
}
