package coop.unisson.workflow;

import java.util.ArrayList;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.pvm.process.TransitionImpl;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/** Writes down every sequence flow a token took and every event that fired, so that a test can ask what none has covered. */
@Component
class FlowRecorder extends AbstractProcessEnginePlugin {

    private final Set<String> taken = ConcurrentHashMap.newKeySet();

    /** What was taken, as {@code process:element}. */
    Set<String> taken() {
        return taken;
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        if (configuration.getCustomPostBPMNParseListeners() == null) {
            configuration.setCustomPostBPMNParseListeners(new ArrayList<>());
        }
        configuration.getCustomPostBPMNParseListeners().add(new AbstractBpmnParseListener() {

            @Override
            public void parseSequenceFlow(Element element, ScopeImpl scope, TransitionImpl flow) {
                flow.addListener(ExecutionListener.EVENTNAME_TAKE, record(flow.getId()));
            }

            @Override
            public void parseStartEvent(Element element, ScopeImpl scope, ActivityImpl event) {
                event.addListener(ExecutionListener.EVENTNAME_START, record(event.getId()));
            }

            @Override
            public void parseEndEvent(Element element, ScopeImpl scope, ActivityImpl event) {
                event.addListener(ExecutionListener.EVENTNAME_START, record(event.getId()));
            }

            @Override
            public void parseBoundaryEvent(Element element, ScopeImpl scope, ActivityImpl event) {
                event.addListener(ExecutionListener.EVENTNAME_START, record(event.getId()));
            }
        });
    }

    private ExecutionListener record(String element) {
        return execution ->
                taken.add(((ExecutionEntity) execution).getProcessDefinition().getKey() + ":" + element);
    }
}
