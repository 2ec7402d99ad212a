package coop.unisson;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/** Everything the product says, it says in two languages and with care. */
class MessageBundleTests {

    private static final Path MESSAGES = Path.of("src/main/resources/messages");
    private static final Path JAVA = Path.of("src/main/java/coop/unisson");
    private static final Path PROCESSES = Path.of("processes");
    private static final Path FORMS = Path.of("forms");

    private static final Map<Path, Properties> FRENCH = load(false);
    private static final Map<Path, Properties> ENGLISH = load(true);

    /** Forms no model names: for tasks a process owner adds, and those that stand open at any time. */
    private static final Set<String> WITHOUT_A_TASK = Set.of(
            "process-step",
            "step-back",
            "cancel-campaign",
            "move-dates",
            "revise-charter",
            "open-applications",
            "offer-menu",
            "raise-tension",
            "declare-absence",
            "end-absence",
            "declare-freeze",
            "lift-freeze",
            "come-back",
            "remind-partners",
            "hand-over",
            "report-initiative");

    @Test
    void everyTextIsThereInBothLanguages() {
        assertThat(FRENCH).isNotEmpty();
        Set<String> missing = new TreeSet<>();
        FRENCH.forEach((file, french) -> {
            Properties english = ENGLISH.getOrDefault(english(file), new Properties());
            french.stringPropertyNames().stream()
                    .filter(key -> !english.containsKey(key))
                    .forEach(key -> missing.add(english(file).getFileName() + ": " + key));
            english.stringPropertyNames().stream()
                    .filter(key -> !french.containsKey(key))
                    .forEach(key -> missing.add(file.getFileName() + ": " + key));
        });
        assertThat(missing).isEmpty();
        assertThat(ENGLISH.keySet())
                .containsExactlyInAnyOrderElementsOf(FRENCH.keySet().stream()
                        .map(MessageBundleTests::english)
                        .toList());
    }

    @Test
    void everyFileIsReadByTheApplication() throws IOException {
        String configured = Files.readString(Path.of("src/main/resources/application.yaml"));
        for (Path file : FRENCH.keySet()) {
            String basename = "messages/" + file.getFileName().toString().replace(".properties", "");
            assertThat(configured).containsPattern("basename: .*\\b" + basename + "\\b");
        }
    }

    @Test
    void noKeyIsDefinedTwice() {
        for (Map<Path, Properties> language : List.of(FRENCH, ENGLISH)) {
            Map<String, Path> seen = new TreeMap<>();
            Set<String> twice = new TreeSet<>();
            language.forEach((file, texts) -> texts.stringPropertyNames().forEach(key -> {
                if (seen.put(key, file) != null) {
                    twice.add(key);
                }
            }));
            assertThat(twice).isEmpty();
        }
        Set<String> twice = new TreeSet<>();
        Stream.concat(FRENCH.keySet().stream(), ENGLISH.keySet().stream()).forEach(file -> {
            Set<String> seen = new TreeSet<>();
            boolean continued = false;
            for (String line : read(file).lines().toList()) {
                Matcher key = Pattern.compile("^([^#=\\s][^=\\s]*)\\s*=").matcher(line);
                if (!continued && key.find() && !seen.add(key.group(1))) {
                    twice.add(file.getFileName() + ": " + key.group(1));
                }
                continued = line.endsWith("\\");
            }
        });
        assertThat(twice).isEmpty();
    }

    @Test
    void everyReasonTheCodeGivesHasWords() {
        Pattern problem = Pattern.compile(
                "Problem\\s*\\.\\s*(?:malformed|forbidden|notFound|conflict|tooLarge)\\(\\s*\"([^\"]+)\"\\s*[,)]");
        Pattern flaw = Pattern.compile("Flaw\\s*\\.\\s*(?:block|warn)\\(\\s*[^;]*?,\\s*\"([a-z][^\"]*)\"\\s*[,)]");
        Set<String> keys = new TreeSet<>();
        sources().forEach(source -> {
            problem.matcher(source).results().forEach(code -> keys.add("problem." + code.group(1)));
            flaw.matcher(source).results().forEach(code -> keys.add("flaw." + code.group(1)));
        });
        assertThat(keys).hasSizeGreaterThan(60).contains("problem.task-done", "flaw.date-order");
        assertThat(withoutWords(keys)).isEmpty();
    }

    @Test
    void everyConstraintOnAFormHasWords() {
        Pattern constraint = Pattern.compile("import jakarta\\.validation\\.constraints\\.(\\w+);");
        Set<String> keys = new TreeSet<>(Set.of("flaw.date", "flaw.number", "flaw.choice"));
        sources().forEach(source -> constraint
                .matcher(source)
                .results()
                .forEach(name -> keys.add("flaw."
                        + name.group(1).replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT))));
        assertThat(keys).contains("flaw.not-null", "flaw.size");
        assertThat(withoutWords(keys)).isEmpty();
    }

    @Test
    void everyReasonADecisionTableGivesHasWords() {
        Set<String> keys = new TreeSet<>();
        codes("commitment-explicitness.dmn").forEach(code -> keys.add("flaw." + code));
        codes("portfolio.dmn").forEach(code -> keys.add("flaw." + code));
        codes("readiness.dmn").forEach(code -> keys.add("flaw.readiness." + code));
        assertThat(keys).hasSizeGreaterThan(15).contains("flaw.E02", "flaw.readiness.authority");
        assertThat(withoutWords(keys)).isEmpty();
    }

    @Test
    void everyFormHasATitle() {
        Set<String> keys = new TreeSet<>();
        files(FORMS, ".html")
                .forEach(form -> keys.add(form.getFileName().toString().replace(".html", "") + ".title"));
        assertThat(keys).hasSizeGreaterThan(15);
        assertThat(withoutWords(keys)).isEmpty();
    }

    @Test
    void everyFormAModelNamesIsThere() {
        Set<String> missing = new TreeSet<>();
        Set<String> named = new TreeSet<>();
        files(PROCESSES, ".bpmn").forEach(model -> elements(model).forEach(element -> {
            if (Set.of("userTask", "startEvent").contains(element.getLocalName())) {
                String key = element.getAttributeNS("http://camunda.org/schema/1.0/bpmn", "formKey");
                if (!key.isEmpty()) {
                    named.add(key.replace("embedded:/forms/", ""));
                    if (!Files.exists(FORMS.resolve(key.replace("embedded:/forms/", "") + ".html"))) {
                        missing.add(model.getFileName() + ": " + key);
                    }
                } else if ("userTask".equals(element.getLocalName())) {
                    missing.add(model.getFileName() + ": " + element.getAttribute("id"));
                }
            }
        }));
        assertThat(missing).isEmpty();
        assertThat(files(FORMS, ".html").stream()
                        .map(form -> form.getFileName().toString().replace(".html", ""))
                        .filter(form -> !WITHOUT_A_TASK.contains(form)))
                .containsExactlyInAnyOrderElementsOf(named);
    }

    @Test
    void everyPatternCanBeRead() {
        Set<String> unreadable = new TreeSet<>();
        everyText((where, text) -> {
            try {
                new MessageFormat(text, Locale.FRENCH).format(new Object[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10});
            } catch (IllegalArgumentException e) {
                unreadable.add(where + ": " + e.getMessage());
            }
        });
        assertThat(unreadable).isEmpty();
    }

    @Test
    void bothLanguagesNameTheSameThings() {
        Set<String> different = new TreeSet<>();
        FRENCH.forEach((file, french) -> french.stringPropertyNames().forEach(key -> {
            String english = ENGLISH.get(english(file)).getProperty(key, "");
            // the end of one text the other language may do without, or say twice
            if (highest(french.getProperty(key)) != highest(english)
                    && (highest(french.getProperty(key)) < 0 || highest(english) < 0)) {
                different.add(key);
            }
        }));
        assertThat(different).isEmpty();
    }

    private static int highest(String text) {
        return Pattern.compile("\\{(\\d+)")
                .matcher(text)
                .results()
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .max()
                .orElse(-1);
    }

    @Test
    void noTextBearsAStraightApostrophe() {
        Set<String> straight = new TreeSet<>();
        everyText((where, text) -> {
            if (text.indexOf('\'') >= 0) {
                straight.add(where + ": " + text);
            }
        });
        everyFrenchTextOfTheModels((where, text) -> {
            if (text.indexOf('\'') >= 0) {
                straight.add(where + ": " + text);
            }
        });
        assertThat(straight).isEmpty();
    }

    @Test
    void frenchPunctuationStaysWithItsWord() {
        Set<String> loose = new TreeSet<>();
        BiConsumer<String, String> look = (where, text) -> {
            if (isLoose(text)) {
                loose.add(where + ": " + text);
            }
        };
        FRENCH.forEach((file, texts) -> texts.stringPropertyNames()
                .forEach(key -> look.accept(file.getFileName() + ": " + key, texts.getProperty(key))));
        everyFrenchTextOfTheModels(look);
        assertThat(loose).isEmpty();
    }

    @Test
    void loosePunctuationIsRecognised() {
        assertThat(Stream.of("Quoi ?", "Quoi?", "« Quoi »", "Ici : là", "Voilà ; puis", "«Quoi»"))
                .allMatch(MessageBundleTests::isLoose);
        assertThat(Stream.of(
                        "Quoi\u00A0?",
                        "«\u202FQuoi\u00A0»",
                        "à 18:30, https://a.example/?b=c",
                        "{1,choice,1#une heure|1<{1} heures}",
                        "sans rien"))
                .noneMatch(MessageBundleTests::isLoose);
    }

    private static boolean isLoose(String text) {
        String words = text.replaceAll("https?://\\S+", "").replaceAll("\\d:\\d", "");
        return Pattern.compile("(?<![\u00A0\u202F?!:;])[:;?!](?=[\\s\u00A0\u202F.»)]|$)")
                        .matcher(words)
                        .find()
                || Pattern.compile("«(?![\u00A0\u202F])|(?<![\u00A0\u202F])»")
                        .matcher(words)
                        .find();
    }

    private static void everyText(BiConsumer<String, String> look) {
        Stream.of(FRENCH, ENGLISH)
                .forEach(language -> language.forEach((file, texts) -> texts.stringPropertyNames()
                        .forEach(key -> look.accept(file.getFileName() + ": " + key, texts.getProperty(key)))));
    }

    /** Names, labels and documentation, which process owners and everybody read in Tasklist and Cockpit. */
    private static void everyFrenchTextOfTheModels(BiConsumer<String, String> look) {
        List<Path> models = new ArrayList<>(files(PROCESSES, ".bpmn"));
        models.addAll(files(PROCESSES, ".dmn"));
        assertThat(models).hasSizeGreaterThan(5);
        models.forEach(model -> elements(model).forEach(element -> {
            String where = model.getFileName() + ": " + element.getAttribute("id");
            if (!"property".equals(element.getLocalName())) {
                look.accept(where, element.getAttribute("name"));
                look.accept(where, element.getAttribute("label"));
            }
            if (Set.of("documentation", "description").contains(element.getLocalName())) {
                look.accept(where, element.getTextContent());
            }
        }));
    }

    private static Set<String> withoutWords(Set<String> keys) {
        Set<String> missing = new TreeSet<>();
        Set<String> french = keys(FRENCH);
        Set<String> english = keys(ENGLISH);
        keys.forEach(key -> {
            if (!french.contains(key) || !english.contains(key)) {
                missing.add(key);
            }
        });
        return missing;
    }

    private static Set<String> keys(Map<Path, Properties> language) {
        return language.values().stream()
                .flatMap(texts -> texts.stringPropertyNames().stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** Everything the column {@code code} of a decision table can say. */
    private static Set<String> codes(String table) {
        List<Element> elements = elements(PROCESSES.resolve(table));
        List<String> outputs = elements.stream()
                .filter(element -> "output".equals(element.getLocalName()))
                .map(element -> element.getAttribute("name"))
                .toList();
        int column = outputs.indexOf("code");
        assertThat(column).isNotNegative();
        Set<String> codes = new TreeSet<>();
        elements.stream()
                .filter(element -> "rule".equals(element.getLocalName()))
                .forEach(rule -> {
                    NodeList cells = rule.getElementsByTagNameNS("*", "outputEntry");
                    codes.add(cells.item(column).getTextContent().strip().replace("\"", ""));
                });
        codes.remove("");
        return codes;
    }

    private static List<Element> elements(Path model) {
        try {
            var factory = DocumentBuilderFactory.newInstance();
            factory.setNamespaceAware(true);
            Document document = factory.newDocumentBuilder().parse(model.toFile());
            NodeList all = document.getElementsByTagName("*");
            List<Element> elements = new ArrayList<>();
            for (int i = 0; i < all.getLength(); i++) {
                Node node = all.item(i);
                elements.add((Element) node);
            }
            return elements;
        } catch (Exception e) {
            throw new IllegalStateException(model.toString(), e);
        }
    }

    private static Map<Path, Properties> load(boolean english) {
        Map<Path, Properties> all = new TreeMap<>();
        for (Path file : files(MESSAGES, ".properties")) {
            if (file.toString().endsWith("_en.properties") == english) {
                Properties texts = new Properties();
                try (Reader reader = Files.newBufferedReader(file)) {
                    texts.load(reader);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
                all.put(file, texts);
            }
        }
        return all;
    }

    private static Path english(Path french) {
        return french.resolveSibling(french.getFileName().toString().replace(".properties", "_en.properties"));
    }

    private static List<String> sources() {
        return files(JAVA, ".java").stream().map(MessageBundleTests::read).toList();
    }

    private static List<Path> files(Path directory, String suffix) {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(file -> file.toString().endsWith(suffix))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
