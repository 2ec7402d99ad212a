package coop.unisson.workflow;

import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Language;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Names each task in the language of the person it is for; the model carries both names. */
@Component
class TaskNames {

    private final PartnerService partners;

    TaskNames(PartnerService partners) {
        this.partners = partners;
    }

    TaskListener of(Element userTask) {
        String english = english(userTask);
        return task -> {
            String assignee = task.getAssignee();
            if (english == null || assignee == null) {
                return;
            }
            String name = partners.person(new PersonId(assignee)).language() == Language.EN
                    ? english
                    : userTask.attribute("name");
            if (!name.equals(task.getName())) {
                task.setName(name);
            }
        };
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
