package coop.unisson.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.dmn.engine.DmnEngineConfiguration;
import org.camunda.bpm.dmn.engine.impl.DefaultDmnEngineConfiguration;
import org.camunda.bpm.engine.BpmnParseException;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.stereotype.Component;

/**
 * Reads every model and decision when it is deployed, whoever deploys it, and refuses one that would break what the product promises
 * or run code of its own. Modeler shows the reasons; nothing is deployed.
 *
 * <p>A process owner may add steps, rename, document, and change timers.
 */
@Component
class PromiseKeeper extends AbstractProcessEnginePlugin {

    /** The processes whose models promise something, each drawn in the file of its name. */
    static final List<String> PROCESSES = List.of(
            CampaignProcess.KEY,
            PartnerEngagementProcess.KEY,
            AcceptanceProcess.KEY,
            CommitmentDeliveryProcess.KEY,
            ApplicationProcess.KEY,
            ObjectionProcess.KEY,
            TensionProcess.KEY);

    /** Why a model is refused, and where. */
    record Refusal(Element where, String french, String english) {

        private String sentence() {
            return french + " / " + english;
        }
    }

    @Override
    public void preInit(ProcessEngineConfigurationImpl configuration) {
        // Nobody draws cases here, and a case model would not pass by this listener.
        configuration.setCmmnEnabled(false);
        if (configuration.getDmnEngineConfiguration() == null) {
            configuration.setDmnEngineConfiguration(
                    (DefaultDmnEngineConfiguration) DmnEngineConfiguration.createDefaultDmnEngineConfiguration());
        }
        configuration
                .getDmnEngineConfiguration()
                .getTransformer()
                .getTransformListeners()
                .add(new AllowedDecision());
        if (configuration.getCustomPreBPMNParseListeners() == null) {
            configuration.setCustomPreBPMNParseListeners(new ArrayList<>());
        }
        configuration.getCustomPreBPMNParseListeners().add(new AbstractBpmnParseListener() {
            @Override
            public void parseRootElement(Element model, List<ProcessDefinitionEntity> processes) {
                refuse(Stream.concat(AllowedModel.refusals(model).stream(), PromisedModel.refusals(model).stream())
                        .toList());
            }
        });
    }

    /** The engine reports one exception as one problem of the model, with its line: the first reason's. */
    private static void refuse(List<Refusal> refusals) {
        if (!refusals.isEmpty()) {
            throw new BpmnParseException(
                    refusals.stream().map(Refusal::sentence).distinct().collect(Collectors.joining("\n* ")),
                    refusals.get(0).where());
        }
    }
}
