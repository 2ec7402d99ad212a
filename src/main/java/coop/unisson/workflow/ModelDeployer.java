package coop.unisson.workflow;

import coop.unisson.shared.BeforeOpening;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.ResourceDefinition;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * Deploys the models inside the jar, one deployment each, unless a process owner has deployed a version of their own: that
 * one is never overtaken in silence.
 */
@Component
class ModelDeployer extends BeforeOpening {

    /** Written on our own deployments; Modeler writes another. */
    static final String SOURCE = "unisson";

    private static final Logger LOG = LoggerFactory.getLogger(ModelDeployer.class);

    private final RepositoryService repository;

    ModelDeployer(RepositoryService repository) {
        super(MODELS);
        this.repository = repository;
    }

    @Override
    protected void prepare() {
        PathMatchingResourcePatternResolver resources = new PathMatchingResourcePatternResolver();
        try {
            Stream.of(
                            resources.getResources("classpath*:processes/*.dmn"),
                            resources.getResources("classpath*:processes/*.bpmn"))
                    .flatMap(Arrays::stream)
                    .forEach(this::deploy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void deploy(Resource model) {
        String file = String.valueOf(model.getFilename());
        ResourceDefinition newest = newest(file);
        if (newest != null && !isOurs(newest)) {
            LOG.info("{} stays as deployed by a process owner, version {}", newest.getKey(), newest.getVersion());
            return;
        }
        try (InputStream content = model.getInputStream()) {
            repository
                    .createDeployment()
                    .name(file)
                    .source(SOURCE)
                    .enableDuplicateFiltering(true)
                    .addInputStream(file, content)
                    .deploy();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private @Nullable ResourceDefinition newest(String file) {
        String key = file.substring(0, file.lastIndexOf('.'));
        return file.endsWith(".bpmn")
                ? repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKey(key)
                        .latestVersion()
                        .singleResult()
                : repository
                        .createDecisionDefinitionQuery()
                        .decisionDefinitionKey(key)
                        .latestVersion()
                        .singleResult();
    }

    private boolean isOurs(ResourceDefinition definition) {
        Deployment deployment = repository
                .createDeploymentQuery()
                .deploymentId(definition.getDeploymentId())
                .singleResult();
        return deployment != null && SOURCE.equals(deployment.getSource());
    }
}
