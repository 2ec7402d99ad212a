package coop.unisson;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import javax.sql.DataSource;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The engine counts steps; what people wrote stays in the rooms, where it can be read, corrected and erased. */
class SubmissionsStayOutTests extends IntegrationTest {

    /** In every sentence typed below. */
    private static final String MARK = "zyxwv-";

    @Autowired
    Driver driver;

    @Autowired
    DataSource database;

    @Autowired
    RuntimeService runtime;

    private int typed;

    @Test
    void noEngineTableHoldsASentenceSomebodyTyped() throws Exception {
        Driver.Cast cast = wholeCampaign();

        assertThat(typed).isGreaterThan(30);
        assertThat(inRooms())
                .as("the marks reach the rooms, but not the log")
                .isNotEmpty()
                .noneMatch(column -> column.startsWith("AUDIT_"));
        assertThat(tablesHolding("ACT_", MARK)).isEmpty();
        assertThat(tablesHolding("ACT_", cast.campaign().value()))
                .as("the search finds what is there")
                .contains("ACT_HI_PROCINST.BUSINESS_KEY_");
        assertThat(tablesHolding("", cast.campaign().value())).contains("AUDIT_ENTRY.CAMPAIGN_ID");
    }

    @Test
    void theSearchLooksIntoEveryKindOfColumn() throws Exception {
        Driver.Cast cast = driver.start();
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(cast.campaign().value())
                .singleResult()
                .getId();
        String mark = "vwxyz-" + cast.campaign().value();
        runtime.setVariable(instance, "wrong", mark);
        runtime.setVariable(instance, "wrongBytes", mark.getBytes(StandardCharsets.UTF_8));
        try {
            assertThat(tablesHolding("ACT_", mark)).contains("ACT_RU_VARIABLE.TEXT_", "ACT_GE_BYTEARRAY.BYTES_");
        } finally {
            runtime.removeVariables(instance, List.of("wrong", "wrongBytes"));
        }
    }

    @AfterEach
    void backToToday() {
        driver.clock.reset();
    }

    private Driver.Cast wholeCampaign() {
        Driver.Cast cast = driver.start();
        String campaign = cast.campaign().value();
        send(cast.coordinator(), campaign, "frame-mission", driver.frame());
        List<Map<String, Object>> rows = new ArrayList<>();
        rows.add(driver.partnerRow(campaign, 0));
        rows.add(driver.partnerRow(campaign, 1));
        driver.complete(cast.coordinator(), campaign, "invite-partners", Map.of("partners", rows));
        cast = driver.cast(cast);
        for (Driver.Partner partner : cast.partners()) {
            send(partner.lead(), partner.organisation(), "assess-readiness", driver.ready());
            send(partner.lead(), partner.organisation(), "align-mission", driver.aligned());
        }
        driver.runJobs();
        for (Driver.Partner partner : cast.partners()) {
            send(
                    partner.lead(),
                    partner.organisation(),
                    "contribute-brief",
                    Map.of("why", "Pour la ville.", "change", "Le réflexe.", "how", "Nos ateliers."));
        }
        send(
                cast.coordinator(),
                campaign,
                "settle-brief",
                Map.of("why", "Parce que.", "change", "Tout.", "how", "Ensemble."));
        driver.runJobs();
        cast.partners().forEach(driver::consent);
        driver.runJobs();
        for (Driver.Partner partner : cast.partners()) {
            Map<String, Object> promise = new HashMap<>(driver.promise(partner));
            promise.put("what", MARK + "des stories");
            promise.put("channel", MARK + "Instagram");
            promise.put("format", MARK + "story");
            promise.put("visibilityFor", MARK + "les autres");
            typed += 4;
            driver.complete(
                    partner.lead(),
                    partner.organisation(),
                    "declare-commitments",
                    driver.declaration(List.of(promise)));
        }
        driver.runJobs();
        send(cast.coordinator(), campaign, "decide-blind-spots", Map.of("note", "Rien ne manque."));
        driver.complete(
                cast.coordinator(),
                campaign,
                "review-charter",
                marked(driver.open(cast.coordinator(), campaign, "review-charter")));
        driver.runJobs();
        for (Driver.Partner partner : cast.partners()) {
            Map<String, Object> signature = driver.signature(partner);
            signature.put("role", MARK + "Directrice");
            typed++;
            driver.complete(partner.director(), partner.organisation(), "sign-charter", signature);
        }
        driver.runJobs();
        driver.complete(cast.coordinator(), campaign, "decide-launch", driver.go());
        driver.complete(cast.deputy(), campaign, "confirm-launch", Map.of("decision", "CONFIRM"));
        driver.fireTimer(campaign);
        driver.runJobs();
        for (Driver.Partner partner : cast.partners()) {
            driver.tasks(partner.lead(), "deliver-commitment")
                    .forEach(task -> driver.submit(
                            task,
                            partner.lead(),
                            Map.of(
                                    "outcome",
                                    "NOT_DELIVERED",
                                    "reason",
                                    MARK + "malades",
                                    "evidenceNote",
                                    MARK + "vu")));
            typed++;
        }
        driver.clock.moveTo(driver.clock.instant().plus(Duration.ofDays(99)));
        driver.fireTimer(campaign);
        driver.runJobs();
        for (Driver.Partner partner : cast.partners()) {
            send(
                    partner.lead(),
                    partner.organisation(),
                    "look-back",
                    Map.of(
                            "lessonKeep", "Les ateliers.",
                            "lessonChange", "Plus tôt.",
                            "posture", "YES",
                            "again", "CONTINUE"));
        }
        driver.runJobs();
        send(
                cast.coordinator(),
                campaign,
                "write-synthesis",
                Map.of("summary", "Six mille objets.", "lessons", "Plus tôt.", "resultUnknown", true));
        driver.runJobs();
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(campaign)
                        .count())
                .as("the campaign has ended")
                .isZero();
        return cast;
    }

    private void send(String person, String subject, String element, Map<String, Object> document) {
        driver.complete(person, subject, element, marked(driver.json(document)));
    }

    /** The document with the mark before every sentence; one word in capitals is a choice. */
    private JsonNode marked(JsonNode node) {
        if (node instanceof ObjectNode object) {
            object.properties().forEach(property -> property.setValue(marked(property.getValue())));
        } else if (node instanceof ArrayNode array) {
            for (int i = 0; i < array.size(); i++) {
                array.set(i, marked(array.get(i)));
            }
        } else if (node.isTextual()
                && node.asText().matches("(?s).*\\p{Ll}.*")
                && !node.asText().matches("[0-9a-f]{32,}|[a-z-]+|[0-9A-Za-z]{20,}")) {
            typed++;
            return driver.json(MARK + node.asText());
        }
        return node;
    }

    private Set<String> inRooms() throws SQLException, IOException {
        Set<String> found = tablesHolding("", MARK);
        found.removeIf(column -> column.startsWith("ACT_"));
        return found;
    }

    /** The columns of every kind of text and bytes that contain a sentence. */
    private Set<String> tablesHolding(String prefix, String sentence) throws SQLException, IOException {
        Set<String> found = new TreeSet<>();
        try (Connection connection = database.getConnection()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet all = connection
                    .getMetaData()
                    .getTables(null, "PUBLIC", prefix + "%", new String[] {"TABLE", "BASE TABLE"})) {
                while (all.next()) {
                    tables.add(all.getString("TABLE_NAME"));
                }
            }
            assertThat(tables).hasSizeGreaterThan(40);
            for (String table : tables) {
                try (Statement statement = connection.createStatement();
                        ResultSet rows = statement.executeQuery("select * from \"" + table + "\"")) {
                    while (rows.next()) {
                        for (int i = 1; i <= rows.getMetaData().getColumnCount(); i++) {
                            if (text(rows, i).contains(sentence)) {
                                found.add(table + "." + rows.getMetaData().getColumnName(i));
                            }
                        }
                    }
                }
            }
        }
        return found;
    }

    private static String text(ResultSet rows, int column) throws SQLException, IOException {
        switch (rows.getMetaData().getColumnType(column)) {
            case Types.BLOB, Types.BINARY, Types.VARBINARY, Types.LONGVARBINARY -> {
                byte[] bytes = rows.getBytes(column);
                return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
            }
            case Types.CLOB, Types.NCLOB -> {
                try (Reader reader = rows.getCharacterStream(column)) {
                    if (reader == null) {
                        return "";
                    }
                    java.io.StringWriter words = new java.io.StringWriter();
                    reader.transferTo(words);
                    return words.toString();
                }
            }
            default -> {
                String value = rows.getString(column);
                return value == null ? "" : value;
            }
        }
    }
}
