package coop.unisson.workflow;

import static coop.unisson.workflow.ProcessModels.altered;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelDeployerTests {

    private static final String CAMPAIGN = "campaign.bpmn";

    private ProcessEngine engine;
    private RepositoryService repository;

    @BeforeEach
    void start() {
        engine = ProcessModels.engine("deployer", configuration -> {});
        repository = engine.getRepositoryService();
    }

    @AfterEach
    void stop() {
        engine.close();
    }

    @Test
    void deploysEachModelOnceUnderItsFileName() {
        open();
        open();

        List<Deployment> deployments = repository.createDeploymentQuery().list();
        assertThat(deployments)
                .extracting(Deployment::getName)
                .containsExactlyInAnyOrder(
                        "acceptance.bpmn",
                        "application.bpmn",
                        CAMPAIGN,
                        "commitment-delivery.bpmn",
                        "commitment-explicitness.dmn",
                        "delays.dmn",
                        "objection.bpmn",
                        "partner-engagement.bpmn",
                        "participation-level.dmn",
                        "portfolio.dmn",
                        "promise-words.dmn",
                        "readiness.dmn",
                        "reminders.dmn",
                        "tension.bpmn");
        assertThat(deployments).allSatisfy(deployment -> {
            assertThat(deployment.getSource()).isEqualTo(ModelDeployer.SOURCE);
            assertThat(repository.getDeploymentResourceNames(deployment.getId()))
                    .containsExactly(deployment.getName());
        });
    }

    @Test
    void followsItsOwnChangesOneFileAtATime() {
        deploy("campaign.bpmn", ModelDeployer.SOURCE, olderCampaign());

        open();
        open();

        assertThat(newestCampaign().getVersion()).isEqualTo(2);
        assertThat(newestCampaign().getName()).isEqualTo("Campagne coopérative");
        assertThat(repository
                        .createDeploymentQuery()
                        .deploymentName("readiness.dmn")
                        .count())
                .isEqualTo(1);
    }

    @Test
    void neverOvertakesWhatAProcessOwnerDeployed() {
        open();
        deploy("Campagne de printemps", "Camunda Modeler", olderCampaign());

        open();

        assertThat(newestCampaign().getVersion()).isEqualTo(2);
        assertThat(newestCampaign().getName()).isEqualTo("Autrement");
    }

    @Test
    void leavesAnOwnersDeploymentWithoutSourceAlone() {
        deploy("by script", null, olderCampaign());

        open();

        assertThat(newestCampaign().getVersion()).isEqualTo(1);
    }

    private void open() {
        new ModelDeployer(repository).start();
    }

    private void deploy(String name, String source, String model) {
        repository
                .createDeployment()
                .name(name)
                .source(source)
                .addString(CAMPAIGN, model)
                .deploy();
    }

    private ProcessDefinition newestCampaign() {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(CampaignProcess.KEY)
                .latestVersion()
                .singleResult();
    }

    private static String olderCampaign() {
        return altered(CAMPAIGN, "name=\"Campagne coopérative\"", "name=\"Autrement\"");
    }
}
