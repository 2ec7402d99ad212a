package coop.unisson.workflow;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Language;
import java.time.Duration;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Names each task in the language of the person it is for; the model carries both names. A language somebody changes
 * reaches the names of new tasks after {@link #REMEMBERED} at the latest.
 */
@Component
class TaskNames {

    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int MOST = 10_000;

    private final PartnerService partners;
    private final Cache<PersonId, Language> languages =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();

    TaskNames(PartnerService partners) {
        this.partners = partners;
    }

    TaskListener of(Element userTask) {
        String english = english(userTask);
        return task -> {
            String assignee = task.getAssignee();
            if (english != null
                    && assignee != null
                    && languages.get(new PersonId(assignee), this::language) == Language.EN) {
                task.setName(english);
            }
        };
    }

    private Language language(PersonId person) {
        return partners.person(person).language();
    }

    private static @Nullable String english(Element element) {
        Element extensions = element.element("extensionElements");
        Element properties =
                extensions == null ? null : extensions.elementNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "properties");
        if (properties == null) {
            return null;
        }
        return properties.elementsNS(BpmnParse.CAMUNDA_BPMN_EXTENSIONS_NS, "property").stream()
                .filter(property -> "en".equals(property.attribute("name")))
                .map(property -> property.attribute("value"))
                .findFirst()
                .orElse(null);
    }
}
