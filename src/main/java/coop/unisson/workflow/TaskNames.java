package coop.unisson.workflow;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import coop.unisson.engagement.FirstStep;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Language;
import java.time.Duration;
import java.util.Optional;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperty;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/**
 * Names each task in the language of the person it is for; the model carries both names. A language somebody changes
 * reaches the names of new tasks after {@link #REMEMBERED} at the latest.
 */
@Component
class TaskNames implements FirstStep {

    private static final Duration REMEMBERED = Duration.ofMinutes(10);
    private static final int MOST = 10_000;

    private final PartnerService partners;
    private final Cache<PersonId, Language> languages =
            Caffeine.newBuilder().maximumSize(MOST).expireAfterWrite(REMEMBERED).build();
    private final ObjectProvider<RepositoryService> repository;

    TaskNames(PartnerService partners, ObjectProvider<RepositoryService> repository) {
        this.partners = partners;
        this.repository = repository;
    }

    TaskListener of(Element userTask) {
        String english = english(userTask);
        return task -> {
            String assignee = task.getAssignee();
            if (english == null || assignee == null) {
                return;
            }
            String name = languages.get(new PersonId(assignee), this::language) == Language.EN
                    ? english
                    : userTask.attribute("name");
            if (!name.equals(task.getName())) {
                task.setName(name);
            }
        };
    }

    private Language language(PersonId person) {
        return partners.person(person).language();
    }

    /** What a task is called in a language, for somebody it does not wait for. */
    String in(Language language, Task task) {
        return in(language, task.getProcessDefinitionId(), task.getTaskDefinitionKey(), task.getName());
    }

    /** What a task that may be done by now is called; as it was called when no model says otherwise. */
    String in(Language language, String definition, String element, String called) {
        return in(language, definition, element).orElse(called);
    }

    @Override
    public String name(Language language) {
        String newest = repository
                .getObject()
                .createProcessDefinitionQuery()
                .processDefinitionKey(PartnerEngagementProcess.KEY)
                .latestVersion()
                .singleResult()
                .getId();
        return in(language, newest, "assess-readiness").orElse("");
    }

    Optional<String> in(Language language, String definition, String element) {
        ModelElementInstance model =
                repository.getObject().getBpmnModelInstance(definition).getModelElementById(element);
        return model instanceof UserTask drawn ? Optional.of(in(language, drawn)) : Optional.empty();
    }

    private static String in(Language language, UserTask drawn) {
        return language == Language.EN && drawn.getExtensionElements() != null
                ? drawn.getExtensionElements().getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                        .flatMap(properties -> properties.getCamundaProperties().stream())
                        .filter(property -> "en".equals(property.getCamundaName()))
                        .map(CamundaProperty::getCamundaValue)
                        .findFirst()
                        .orElse(drawn.getName())
                : drawn.getName();
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
