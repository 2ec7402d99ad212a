package coop.unisson.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.StandaloneInMemProcessEngineConfiguration;

/** The models as they lie in the repository, and an engine of its own to put altered copies into. */
final class ProcessModels {

    private static final Path FOLDER = Path.of("processes");

    private ProcessModels() {}

    static List<Path> files(String ending) {
        try (Stream<Path> files = Files.list(FOLDER)) {
            List<Path> found = files.filter(file -> file.toString().endsWith(ending))
                    .sorted()
                    .toList();
            assertThat(found).isNotEmpty();
            return found;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String text(String file) {
        try {
            return Files.readString(FOLDER.resolve(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A copy in which one thing differs; what is replaced must be there exactly once. */
    static String altered(String file, String before, String after) {
        String model = text(file);
        assertThat(model.split(Pattern.quote(before), -1))
                .as("%s occurs once in %s", before, file)
                .hasSize(2);
        return model.replace(before, after);
    }

    static ProcessEngine engine(String name, Consumer<ProcessEngineConfigurationImpl> configure) {
        ProcessEngineConfigurationImpl configuration = new StandaloneInMemProcessEngineConfiguration();
        configuration.setProcessEngineName(name);
        configuration.setJdbcUrl("jdbc:h2:mem:" + name);
        configuration.setDatabaseSchemaUpdate("create-drop");
        configuration.setEnforceHistoryTimeToLive(true);
        configure.accept(configuration);
        return configuration.buildProcessEngine();
    }
}
