package coop.unisson.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Page;
import coop.unisson.shared.FormCodec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** The script and the server read the same fields as the same document. */
class FormScriptTests extends BrowserTest {

    private static final List<String> VALUES =
            List.of("", " ", "\u00A0", "\u2003", "oui", "12/10", "Réparer 🧵", "שלום", "{{7*7}}", "a\nb", "0", "false");

    private static final List<String> NAMES = List.of(
            "title",
            "brakes",
            "brief.why",
            "rows[0].what",
            "rows[1].what",
            "rows[1].until",
            "rows[4].what",
            "rows[10].what",
            "rows[2].steps[1].role",
            "rows[2].steps[3].role",
            "_csrf");

    @Autowired
    FormCodec codec;

    private final ObjectMapper json = new ObjectMapper();

    @Test
    void scriptAndServerBuildTheSameDocument() throws Exception {
        Page page = visit("fr-FR", 1280);
        page.navigate(url("/login"));
        page.addScriptTag(new Page.AddScriptTagOptions().setUrl(url("/js/forms.js")));
        Random chance = new Random(7);
        for (int trial = 0; trial < 300; trial++) {
            List<List<String>> pairs = new ArrayList<>();
            Map<String, List<String>> fields = new LinkedHashMap<>();
            for (int i = chance.nextInt(12); i > 0; i--) {
                String name = NAMES.get(chance.nextInt(NAMES.size()));
                String value = VALUES.get(chance.nextInt(VALUES.size()));
                pairs.add(List.of(name, value));
                fields.computeIfAbsent(name, none -> new ArrayList<>()).add(value);
            }

            Object document = page.evaluate("pairs => JSON.stringify(Unisson.documentOf(pairs).document)", pairs);

            assertThat(json.readTree(document.toString())).as("%s", pairs).isEqualTo(codec.fromFields(fields));
        }
    }

    @Test
    void findsTheRowInThePageThatAFlawSpeaksOf() {
        Page page = visit("fr-FR", 1280);
        page.navigate(url("/login"));
        page.addScriptTag(new Page.AddScriptTagOptions().setUrl(url("/js/forms.js")));

        Object name = page.evaluate(
                "() => Unisson.nameIn(Unisson.documentOf([['rows[0].what', ''], ['rows[2].what', 'x']]).places, 'rows[0].until')");

        assertThat(name).isEqualTo("rows[2].until");
    }
}
