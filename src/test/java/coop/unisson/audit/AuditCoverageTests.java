package coop.unisson.audit;

import static java.util.Map.entry;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.EntityTypes;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.junit.jupiter.api.Test;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;

/** Nothing happens that the log does not say: what is new here is written down there, or has a reason on one of these lists. */
class AuditCoverageTests {

    private static final JavaClasses MAIN = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("coop.unisson");

    private static final Path MESSAGES = Path.of("src/main/resources/messages");

    /** Facts without an entry of their own. A form's name stands for: that form's entry says it. */
    private static final Map<String, String> WITHOUT_AN_ENTRY = Map.ofEntries(
            entry("CampaignStarted", "start-campaign"),
            entry("BriefSettled", "settle-brief"),
            entry("CampaignCancelled", "cancel-campaign"),
            entry("GapDecided", "decide-blind-spots"),
            entry("PlanRebalanced", "rebalance"),
            entry("ReadinessAssessed", "assess-readiness"),
            entry("MissionAligned", "align-mission"),
            entry("BriefConsented", "consent-brief"),
            entry("CommitmentsDeclared", "declare-commitments"),
            entry("NominationAnswered", "accept-nomination"),
            entry("ConditionAnswered", "accept-nomination"),
            entry("ConditionsSettled", "the judgement that follows says what came of it"),
            entry("ConditionsResolved", "what it starts is asked for by a letter, which has an entry"),
            entry("PromiseDeclined", "accept-nomination, or the silence that was noticed before"),
            entry("YesReleased", "declare-commitments"),
            entry("LatestStartMoved", "declare-freeze, lift-freeze or declare-commitments"),
            entry("DeliveryRecorded", "deliver-commitment"),
            entry("LookedBack", "look-back"),
            entry("TensionRaised", "raise-tension"),
            entry("TensionSettled", "settle-tension"),
            entry("ApplicationDeclined", "assess-application"),
            entry("CampaignLaunched", "the entry of the stage it enters in the same breath"),
            entry("DeadlineSettled", "decide-deadline, or the entry of the stage that was entered"),
            entry("FreezesChanged", "declare-freeze and lift-freeze"),
            entry("DatesReached", "what the move of the dates says, once for each partner"),
            entry("EngagementEnded", "what the last stage says, once for each partner"),
            entry("DeliveryDue", "the signature says that what was promised begins"),
            entry("PersonAsked", "workflow writes it where it asks, which step it is"),
            entry("PersonReminded", "the letter it makes has one; on most mornings it makes none"),
            entry("PersonNudged", "the letter it makes has one, once a day"),
            entry("PersonForgotten", "the access that goes with it has one"),
            entry("ImportConfirmed", "each partner the file invites has an entry"),
            entry("Moved", "the clock of the demonstration and of tests; no person's and no campaign's"));

    /** Made on the way to a fact, and none themselves. */
    private static final Set<String> VALUES = Set.of("Matter", "Revision");

    @Test
    void everyFactOfTheRoomsIsWrittenDownOrHasAReasonNotToBe() {
        Set<String> heard = Arrays.stream(Recorder.class.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(EventListener.class))
                .map(method -> method.getParameterTypes()[0].getSimpleName())
                .collect(Collectors.toCollection(TreeSet::new));
        Set<String> facts = facts();
        assertThat(facts).hasSizeGreaterThan(40).contains("StageEntered", "PersonRemoved", "RolesChanged", "Moved");

        Set<String> silent = new TreeSet<>(facts);
        silent.removeAll(heard);
        assertThat(silent).as("facts nobody writes down").isSubsetOf(WITHOUT_AN_ENTRY.keySet());
        assertThat(WITHOUT_AN_ENTRY.keySet())
                .as("reasons that are no longer needed")
                .isSubsetOf(silent);
    }

    /** What is made where something is published: records that are no ids. */
    private static Set<String> facts() {
        return MAIN.stream()
                .flatMap(owner -> owner.getCodeUnits().stream())
                .filter(AuditCoverageTests::publishes)
                .flatMap(unit -> Stream.concat(
                        unit.getConstructorCallsFromSelf().stream().map(call -> call.getTargetOwner()),
                        unit.getConstructorReferencesFromSelf().stream().map(call -> call.getTargetOwner())))
                .filter(made -> made.isRecord() && made.getPackageName().startsWith("coop.unisson"))
                .map(JavaClass::getSimpleName)
                .filter(name -> !name.endsWith("Id") && !VALUES.contains(name))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static boolean publishes(JavaCodeUnit unit) {
        return Stream.concat(unit.getMethodCallsFromSelf().stream(), unit.getMethodReferencesFromSelf().stream())
                .anyMatch(call -> call.getTargetOwner().isAssignableTo(ApplicationEventPublisher.class)
                        && call.getName().equals("publishEvent"));
    }

    @Test
    void everyFormHasASentenceOfItsOwn() throws IOException {
        List<String> forms;
        try (Stream<Path> files = Files.list(Path.of("forms"))) {
            forms = files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".html"))
                    .map(name -> name.substring(0, name.length() - ".html".length()))
                    .toList();
        }
        assertThat(forms).hasSizeGreaterThan(30);
        everyOneOf(forms.stream().map(form -> "audit.FORM." + form));
    }

    @Test
    void everyEntryHasASentence() {
        everyOneOf(Arrays.stream(What.values()).map(what -> "audit." + what));
        everyOneOf(Arrays.stream(Kind.values()).map(kind -> "audit.kind." + kind));
        assertThat(Arrays.stream(Kind.values()))
                .allMatch(kind -> Arrays.stream(What.values()).anyMatch(what -> what.kind() == kind));
    }

    /** A timer that comes again and again looks at what waits; what it finds has an entry of its own. */
    @Test
    void everyTimerOfTheModelsHasASentenceUnlessItComesAgainAndAgain() throws IOException {
        Set<String> once = new TreeSet<>();
        Set<String> again = new TreeSet<>();
        try (Stream<Path> files = Files.list(Path.of("processes"))) {
            files.filter(file -> file.toString().endsWith(".bpmn"))
                    .map(file -> Bpmn.readModelFromFile(file.toFile()))
                    .flatMap(model -> model.getModelElementsByType(TimerEventDefinition.class).stream())
                    .forEach(timer -> (timer.getTimeCycle() == null ? once : again)
                            .add(((FlowNode) timer.getParentElement()).getId()));
        }
        assertThat(once).isNotEmpty();
        everyOneOf(once.stream().flatMap(timer -> Stream.of("audit.TIMER." + timer, "audit.cause." + timer)));
        assertThat(again).isNotEmpty().allMatch(timer -> timer.endsWith("-every-morning"));
        everyOneOf(Stream.of("audit.cause.every-morning"));
    }

    /** Whatever the engine can be made to do past our own pages; another version of it may know more. */
    @Test
    void everyOperationOfTheEngineHasASentence() {
        List<String> operations = texts(UserOperationLogEntry.class, "OPERATION_TYPE_");
        assertThat(operations).hasSizeGreaterThan(50).contains("Suspend", "SetVariable", "ModifyProcessInstance");
        everyOneOf(operations.stream().map(operation -> "audit.OPERATED." + operation));
        List<String> entities = texts(EntityTypes.class, "");
        assertThat(entities).hasSizeGreaterThan(30).contains("Authorization", "Group membership");
        everyOneOf(entities.stream().map(entity -> "audit.entity." + Sentences.key(entity)));
    }

    private static List<String> texts(Class<?> constants, String prefix) {
        return Arrays.stream(constants.getFields())
                .filter(field -> field.getName().startsWith(prefix) && field.getType() == String.class)
                .map(field -> {
                    try {
                        return (String) field.get(null);
                    } catch (IllegalAccessException e) {
                        throw new IllegalStateException(e);
                    }
                })
                .toList();
    }

    private static void everyOneOf(Stream<String> keys) {
        List<String> wanted = keys.toList();
        assertThat(bundle("audit.properties").stringPropertyNames()).containsAll(wanted);
        assertThat(bundle("audit_en.properties").stringPropertyNames()).containsAll(wanted);
    }

    private static Properties bundle(String file) {
        Properties words = new Properties();
        try (Reader reader = Files.newBufferedReader(MESSAGES.resolve(file), StandardCharsets.UTF_8)) {
            words.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return words;
    }

    @Test
    void noCodeChangesWhatStands() throws IOException {
        try (Stream<Path> files = Files.walk(Path.of("src/main/java/coop/unisson"))) {
            assertThat(files.filter(file -> file.toString().endsWith(".java")))
                    .allSatisfy(file -> assertThat(Files.readString(file).toLowerCase())
                            .doesNotContain("update audit_entry", "delete from audit_entry", "truncate"));
        }
    }
}
