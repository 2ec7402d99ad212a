package coop.unisson;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Our French for Camunda's web applications against the English in its jar, and our copies of its pages against the originals. */
class WebAppsTests {

    private static final String APPS = "META-INF/resources/webjars/camunda/app/";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{.*?}}|\\{}|%[sd]|href=\"[^\"]*\"|</?(?:a|br)\\b");
    private static final String NARROW = "[:;?!»%]";

    /** Written the same in both languages. */
    private static final Set<String> SAME = Set.of(
            "",
            "<",
            "<=",
            ">",
            ">=",
            "ID",
            "OK",
            "Ok",
            "s",
            "CSV",
            "JSON",
            "L",
            "LT",
            "LL",
            "DD/MM/YYYY",
            "D MMMM YYYY",
            "D MMMM YYYY LT",
            "HH:mm",
            "%d minutes",
            "<version>",
            "Action",
            "Actions",
            "Active",
            "Admin",
            "Annotation",
            "Applications",
            "Cascade",
            "Cockpit",
            "Configuration",
            "Date",
            "Description",
            "Documentation",
            "Exception",
            "Incidents",
            "Instance",
            "Message",
            "Migration",
            "Notification",
            "Options",
            "Source",
            "Tasklist",
            "Total",
            "Type",
            "Types",
            "Variable",
            "Variable / {{variableName}}",
            "Variables",
            "Version",
            "instance",
            "instances");

    private final ObjectMapper json = new ObjectMapper();

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "welcome"})
    void saysInFrenchEverythingTheJarSaysInEnglish(String app) throws IOException {
        Map<String, String> english = texts(app, "en");
        Map<String, String> french = texts(app, "fr");

        assertThat(french.keySet()).isEqualTo(english.keySet());
        assertThat(english).hasSizeGreaterThan(150);
        english.forEach((key, text) -> {
            String ours = french.get(key);
            assertThat(placeholders(ours)).as(key).isEqualTo(placeholders(text));
            assertThat(ours.isBlank()).as(key).isEqualTo(text.isBlank());
            assertThat(SAME.contains(text.strip()) || !ours.strip().equals(text.strip()))
                    .as("%s is still English: %s", key, text)
                    .isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "welcome"})
    void writesFrenchAsPrintersDo(String app) throws IOException {
        texts(app, "fr").forEach((key, text) -> assertThat(text.replaceAll("&\\w+;", ""))
                .as(key)
                .doesNotContain("'", "...", "\"{{")
                .doesNotContainPattern(" " + NARROW + "(?=\\s|$)")
                .doesNotContainPattern("« ")
                .doesNotContainPattern("[\\p{L}}]" + "[;?!](?=\\s|$)"));
    }

    /** One word for one thing, whichever application says it. */
    @Test
    void callsThingsByTheSameNameEverywhere() throws IOException {
        Map<String, String> words = Map.of(
                "Due date",
                "Échéance",
                "Follow-up date",
                "Date de relance",
                "Filters",
                "Filtres",
                "Tasks",
                "Tâches",
                "Incidents",
                "Incidents",
                "Process Instance",
                "Instance de processus",
                "Process Definition",
                "Définition de processus",
                "Log out",
                "Se déconnecter");
        for (String app : List.of("tasklist", "cockpit", "welcome")) {
            Map<String, String> french = texts(app, "fr");
            texts(app, "en").forEach((key, text) -> {
                if (words.containsKey(text)) {
                    assertThat(french.get(key)).as(app + " " + key).isEqualTo(words.get(text));
                }
            });
        }
    }

    /** In whichever application it is. */
    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "welcome", "admin"})
    void showsNoBannerOfTheVendorAndTheProductsName(String app) throws IOException {
        assertThat(texts(app, "en")).anySatisfy((key, text) -> assertThat(key).endsWith("BANNER_CE_EOL_TEXT"));
        assertThat(read(app + "/styles/user-styles.css", false)).contains("@import url('/css/camunda.css');");
        assertThat(Files.readString(Path.of("src/main/resources/static/css/camunda.css")))
                .containsPattern("\\.ce-eol-banner[^{}]*\\{ display: none !important; }");
        assertThat(read(app + "/scripts/config.js", false)).contains("vendor: 'Unisson'");
        assertThat(read(app + "/index.html", false)).contains("<title>Unisson</title>");
    }

    /** By the names their script gives what it is told to leave out. */
    @ParameterizedTest
    @ValueSource(strings = {"create-task-action", "start-process-action"})
    void offersNobodyInTasklistToMakeWhatOnlyTheProcessMakes(String plugin) throws IOException {
        assertThat(read("tasklist/index.html", false))
                .containsPattern("cam-exclude-plugins=\"[^\"]*tasklist\\.navbar\\.action:" + plugin + "\\b");
        String theirs = read("tasklist/camunda-tasklist-bootstrap.js", true)
                + read("../../../plugin/tasklist/app/plugin.js", true);
        assertThat(theirs).contains("tasklist.navbar.action\",{id:\"" + plugin + "\"");
    }

    /** A newer jar with another page must not be served with the page of an older one. */
    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "welcome", "admin"})
    void changesOnlyNameLanguageAndPluginsInTheirPages(String app) throws IOException {
        String theirs = read(app + "/index.html", true)
                .replace("<html lang=\"en\">", app.equals("admin") ? "<html lang=\"en\">" : "<html lang=\"fr\">")
                .replace("$APP_ROOT/favicon.ico\"", "/favicon.svg\" type=\"image/svg+xml\"")
                .replaceAll("[Cc]amunda (Tasklist|Cockpit|Welcome|Admin)", "Unisson")
                .replaceAll("[Cc]amunda services GmbH", "Unisson");
        String ours = read(app + "/index.html", false).replaceAll(" +cam-exclude-plugins=\"tasklist[^\"]+\"\n", "");
        assertThat(ours.strip()).isEqualTo(theirs.strip());
    }

    private Map<String, String> texts(String app, String language) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        String source = read(app + "/locales/" + language + ".json", "en".equals(language));
        flatten("", json.readTree(source.replace("\uFEFF", "")), texts);
        return texts;
    }

    private static void flatten(String path, JsonNode node, Map<String, String> into) {
        if (node.isObject()) {
            node.fields().forEachRemaining(field -> flatten(path + "/" + field.getKey(), field.getValue(), into));
        } else if (node.isArray()) {
            // names of months and days: as many of them
            into.put(path, "list of {{" + node.size() + "}} in " + node.get(0).asText());
        } else if (node.isTextual()) {
            into.put(path, node.textValue());
        } else {
            assertThat(node.isNumber()).as(path).isTrue();
        }
    }

    private static List<String> placeholders(String text) {
        return PLACEHOLDER
                .matcher(text)
                .results()
                .map(found -> found.group().replaceAll("\\s", ""))
                .sorted()
                .toList();
    }

    private static String read(String path, boolean fromTheirJar) throws IOException {
        List<URL> all = Collections.list(WebAppsTests.class
                .getClassLoader()
                .getResources(URI.create(APPS + path).normalize().toString()));
        URL one = all.stream()
                .filter(url -> url.getPath().contains("camunda-webapp") == fromTheirJar)
                .findFirst()
                .orElseThrow();
        try (var in = one.openStream()) {
            return new String(in.readAllBytes(), UTF_8);
        }
    }
}
