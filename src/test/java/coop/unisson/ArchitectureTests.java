package coop.unisson;

import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideOutsideOfPackages;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.fields;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.methods;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import jakarta.annotation.Resource;
import jakarta.inject.Inject;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.MappedSuperclass;
import jakarta.persistence.PersistenceContext;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.data.repository.Repository;
import org.springframework.modulith.core.ApplicationModules;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.ControllerAdvice;

/** What the rooms may know of each other, and of the engine. */
class ArchitectureTests {

    private static final Path SOURCES = Path.of("src/main/java/coop/unisson");

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("coop.unisson", "db.migration");

    @Test
    void roomsKnowOnlyTheRoomsTheyName() {
        ApplicationModules.of(Unisson.class).verify();
    }

    @Test
    void onlyTwoRoomsKnowTheEngine() {
        noClasses()
                .that(resideInAPackage("coop.unisson..")
                        .and(resideOutsideOfPackages("coop.unisson.workflow..", "coop.unisson.access..")))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.camunda..")
                .check(MAIN);
    }

    @Test
    void theFormsDoorsOverHttpDoNotKnowTheEngine() {
        noClasses()
                .that()
                .resideInAnyPackage("coop.unisson.workflow.web..", "coop.unisson.access.web..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.camunda.bpm.engine.impl..", "org.camunda.bpm.engine.rest..")
                .check(MAIN);
    }

    @Test
    void nobodyImportsTheRoomOfTheEngineExceptTheDemonstration() {
        noClasses()
                .that(resideOutsideOfPackages("coop.unisson.workflow..", "coop.unisson.demo.."))
                .should()
                .dependOnClassesThat()
                .resideInAPackage("coop.unisson.workflow..")
                .check(MAIN);
    }

    @Test
    void repositoriesAreKeptInTheirRooms() {
        classes()
                .that()
                .areAssignableTo(Repository.class)
                .should()
                .notBePublic()
                .check(MAIN);
    }

    @Test
    void controllersAreKeptInTheirRooms() {
        classes()
                .that()
                .areMetaAnnotatedWith(Controller.class)
                .or()
                .areMetaAnnotatedWith(ControllerAdvice.class)
                .should()
                .notBePublic()
                .andShould()
                .resideInAPackage("..web")
                .check(MAIN);
    }

    @Test
    void entitiesChangeByVerbsAndHaveNoSetters() {
        methods()
                .that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .or()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(MappedSuperclass.class)
                .or()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Embeddable.class)
                .should()
                .haveNameNotMatching("set[A-Z].*")
                .check(MAIN);
    }

    @Test
    void entitiesKeepTheirFieldsToThemselves() {
        fields().that()
                .areDeclaredInClassesThat()
                .areAnnotatedWith(Entity.class)
                .and()
                .areNotStatic()
                .should()
                .bePrivate()
                .check(MAIN);
    }

    @Test
    void nothingIsInjectedIntoFields() {
        for (Class<? extends java.lang.annotation.Annotation> injection :
                List.of(Autowired.class, Value.class, Inject.class, Resource.class, PersistenceContext.class)) {
            noFields().should().beAnnotatedWith(injection).check(MAIN);
        }
    }

    @Test
    void nothingIsInjectedThroughSetters() {
        methods().should().notBeAnnotatedWith(Autowired.class).check(MAIN);
    }

    @Test
    void everyPackageIsNullMarked() {
        Set<String> unmarked = new TreeSet<>();
        packages().forEach(directory -> {
            if (!read(directory.resolve("package-info.java")).contains("\n@NullMarked\n")) {
                unmarked.add(SOURCES.relativize(directory).toString());
            }
        });
        assertThat(unmarked).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsForInASentence() {
        Pattern documentation = Pattern.compile("\\A/\\*\\*(.+?)\\*/", Pattern.DOTALL);
        Set<String> silent = new TreeSet<>();
        packages().forEach(directory -> {
            Matcher words = documentation.matcher(read(directory.resolve("package-info.java")));
            if (!words.find()
                    || !words.group(1).replaceAll("\\s*\\n \\*", "").strip().matches("(?s)\\p{Lu}.{20,}[.]")) {
                silent.add(SOURCES.relativize(directory).toString());
            }
        });
        assertThat(silent).isEmpty();
    }

    private static List<Path> packages() {
        try (Stream<Path> files = Files.walk(SOURCES)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .map(Path::getParent)
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.exists(file) ? Files.readString(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
