package coop.unisson.workflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.unisson.engagement.ContactsErased;
import coop.unisson.partner.PersonForgotten;
import java.time.Clock;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what people type on the server until they send it, readable by nobody else. */
@Component
class Drafts {

    private final FormDrafts drafts;
    private final ObjectMapper json;
    private final Clock clock;

    Drafts(FormDrafts drafts, ObjectMapper json, Clock clock) {
        this.drafts = drafts;
        this.json = json;
        this.clock = clock;
    }

    @Transactional
    public void save(String form, String subject, String person, JsonNode document) {
        drafts.save(new FormDraft(new FormDraft.Key(form, subject, person), document.toString(), clock.instant()));
    }

    Optional<JsonNode> find(String form, String subject, String person) {
        return drafts.findById(new FormDraft.Key(form, subject, person)).map(draft -> parse(draft.document()));
    }

    void discard(String form, String subject, String person) {
        drafts.discard(new FormDraft.Key(form, subject, person));
    }

    @EventListener
    void on(PersonForgotten fact) {
        drafts.discardOf(fact.person().value());
    }

    @EventListener
    void on(ContactsErased fact) {
        drafts.discardAbout(fact.engagement().value());
    }

    private JsonNode parse(String document) {
        try {
            return json.readTree(document);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a stored draft is not JSON", e);
        }
    }
}
