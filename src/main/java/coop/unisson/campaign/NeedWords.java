package coop.unisson.campaign;

import java.math.BigDecimal;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** What a campaign needs, in words. */
@Component
public class NeedWords {

    private final MessageSource messages;

    NeedWords(MessageSource messages) {
        this.messages = messages;
    }

    /** Such as « 6 co-créations ». */
    public String of(Need need, Locale locale) {
        return of(need, BigDecimal.valueOf(need.amount()), locale);
    }

    /** Another amount of what is needed, such as « aucune co-création ». */
    public String of(Need need, BigDecimal amount, Locale locale) {
        String much = messages.getMessage("need." + need.of(), new Object[] {amount}, locale);
        return need.about() == null
                ? much
                : messages.getMessage("need.about", new Object[] {much, need.about()}, locale);
    }
}
