package coop.unisson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.access.AccessService;
import coop.unisson.commitment.MenuService;
import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.Refused;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** What a campaign offers to promise, in the pages of those who offer and those who choose. */
class MenuTests extends IntegrationTest {

    private static final String PASSWORD = "sept chaises vertes";

    @Autowired
    Driver driver;

    @Autowired
    AccessService access;

    @Autowired
    MenuService menus;

    @LocalServerPort
    int port;

    private Cast cast;

    @BeforeEach
    void partnersWriteTheirLists() {
        cast = driver.consented(2);
    }

    private Visitor lead(Partner partner) {
        access.password(new PersonId(partner.lead()), PASSWORD);
        return Visitor.signedIn(port, partner.leadEmail(), PASSWORD).with("Accept", "text/html");
    }

    private static Map<String, Object> entry(String pillar, String what) {
        return new HashMap<>(Map.of("pillar", pillar, "kind", "OWN_CHANNEL", "what", what));
    }

    private void offer(Integer least, Integer most, List<Map<String, Object>> entries) {
        Map<String, Object> menu = new HashMap<>(Map.of("entries", entries));
        menu.put("least", least);
        menu.put("most", most);
        driver.door().act("offer-menu", cast.campaign().value(), cast.coordinator(), driver.json(menu));
    }

    private List<Map<String, Object>> offered() {
        JsonNode values = driver.door()
                .ofForm("offer-menu", cast.campaign().value(), cast.coordinator())
                .values();
        List<Map<String, Object>> entries = new ArrayList<>();
        values.path("entries").forEach(entry -> entries.add(new ObjectMapper().convertValue(entry, HashMap.class)));
        return entries;
    }

    private String task(Partner partner) {
        return driver.task(partner.lead(), partner.organisation(), "declare-commitments")
                .getId();
    }

    private Map<String, Object> picked(Partner partner, Map<String, Object> entry) {
        Map<String, Object> promise = new HashMap<>(driver.promise(partner));
        promise.put("what", entry.get("what"));
        promise.put("menuEntry", entry.get("id"));
        return promise;
    }

    private List<String> blocking(Partner partner, List<Map<String, Object>> promises) {
        return driver.door().check(task(partner), partner.lead(), driver.json(driver.declaration(promises))).stream()
                .filter(Flaw::blocks)
                .map(Flaw::code)
                .toList();
    }

    @Test
    void showsWhatIsOfferedUnderItsPillarsAndFillsARowByOneTap() throws Exception {
        Map<String, Object> poster = entry("Éduquer", "Afficher « Regarde, sens, goûte » en vitrine");
        poster.putAll(Map.of("channel", "Vitrines", "format", "affiche", "evidence", "PHOTO", "whenKind", "PRESENCE"));
        offer(
                null,
                null,
                List.of(poster, entry("Éduquer", "Former <b>les équipes</b>"), entry("Coopérer", "Prêter un lieu")));

        Document form = Jsoup.parse(
                lead(cast.partner(0)).get("/tasks/" + task(cast.partner(0))).body());

        assertThat(form.select(".u-menu h4").eachText()).containsExactly("Éduquer", "Coopérer");
        assertThat(form.select(".u-menu li span").eachText())
                .containsExactly(
                        "Afficher « Regarde, sens, goûte » en vitrine", "Former <b>les équipes</b>", "Prêter un lieu");
        Element pick = form.select(".u-menu button").get(0);
        assertThat(pick.attr("aria-label")).isEqualTo("Choisir\u00A0: Afficher « Regarde, sens, goûte » en vitrine");
        JsonNode values = new ObjectMapper().readTree(pick.attr("data-values"));
        assertThat(values.path("channel").asText()).isEqualTo("Vitrines");
        assertThat(values.path("menuEntry").asText()).isEqualTo(offered().get(0).get("id"));
        assertThat(values.path("ownerName").isNull()).isTrue();
    }

    @Test
    void choosingMakesNothingExplicitByItself() throws Exception {
        offer(null, null, List.of(entry("", "Publier une story")));
        Document form = Jsoup.parse(
                lead(cast.partner(0)).get("/tasks/" + task(cast.partner(0))).body());
        Map<?, ?> filled =
                new ObjectMapper().readValue(form.select(".u-menu button").attr("data-values"), HashMap.class);
        Map<String, Object> promise = new HashMap<>();
        filled.forEach((field, value) -> promise.put(String.valueOf(field), value));

        assertThat(blocking(cast.partner(0), List.of(promise))).contains("E04", "E06");
    }

    @Test
    void asksForAsManyAsTheCampaignSaysAndLeavesRoomForOnesOwnIdeas() {
        offer(2, 3, List.of(entry("A", "Un"), entry("A", "Deux"), entry("B", "Trois"), entry("B", "Quatre")));
        Partner partner = cast.partner(0);
        List<Map<String, Object>> all =
                offered().stream().map(entry -> picked(partner, entry)).toList();
        Map<String, Object> own = driver.promise(partner);

        assertThat(blocking(partner, List.of(own, all.get(0)))).contains("menu-too-few");
        assertThat(blocking(partner, List.of(own, all.get(0), all.get(1))))
                .doesNotContain("menu-too-few", "menu-too-many");
        assertThat(blocking(partner, all)).contains("menu-too-many");
        assertThat(blocking(partner, List.of(all.get(0), all.get(0)))).contains("menu-too-few");
        assertThatThrownBy(() -> driver.complete(
                        partner.lead(),
                        partner.organisation(),
                        "declare-commitments",
                        driver.declaration(List.of(own))))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.flaws())
                        .extracting(Flaw::code)
                        .contains("menu-too-few"));
        assertThat(driver.door().check(task(partner), partner.lead(), driver.json(Map.of("revision", 0, "zero", true))))
                .noneMatch(flaw -> flaw.code().startsWith("menu"));
    }

    @Test
    void remembersWhoChoseWhatThroughAChangeOfItsWords() {
        offer(
                null,
                null,
                List.of(
                        entry("A", "Publier quatre stories sur la reprise"),
                        entry("A", "Envoyer une newsletter complète")));
        List<Map<String, Object>> entries = offered();
        for (Partner partner : cast.partners()) {
            driver.complete(
                    partner.lead(),
                    partner.organisation(),
                    "declare-commitments",
                    driver.declaration(List.of(picked(partner, entries.get(0)))));
        }
        entries.get(0).put("what", "Publier six stories sur la reprise");
        offer(null, null, entries);

        String first = String.valueOf(entries.get(0).get("id"));
        assertThat(menus.chosen(cast.campaign())).isEqualTo(Map.of(first, 2L));
        assertThat(menus.whoChose(cast.campaign(), Set.of(first)))
                .containsExactlyInAnyOrder(
                        new EngagementId(cast.partner(0).organisation()),
                        new EngagementId(cast.partner(1).organisation()));
        assertThatThrownBy(() -> offer(null, null, entries.subList(1, 2)))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.flaws())
                        .containsExactly(
                                Flaw.block("entries", "menu-chosen", "Publier six stories sur la reprise", 2L)));
        offer(null, null, entries.subList(0, 1));
        assertThat(offered()).hasSize(1);
    }

    @Test
    void refusesNumbersThatCannotBeMet() {
        assertThatThrownBy(() -> offer(3, 2, List.of(entry("A", "Un"))))
                .isInstanceOfSatisfying(Refused.class, refused -> assertThat(refused.flaws())
                        .containsExactly(Flaw.block("least", "menu-least", 1), Flaw.block("most", "menu-most", 3)));
    }

    @Test
    void leavesOutAnEntryOfAnotherCampaign() {
        offer(null, null, List.of(entry("A", "Un")));
        Map<String, Object> foreign = offered().get(0);
        cast = driver.consented(2);
        Partner partner = cast.partner(0);

        driver.complete(
                partner.lead(),
                partner.organisation(),
                "declare-commitments",
                driver.declaration(List.of(picked(partner, foreign))));

        assertThat(menus.chosen(cast.campaign())).isEmpty();
    }

    @Test
    void nobodyElseOffers() {
        for (String person : List.of(cast.partner(0).lead(), driver.invited(2).coordinator())) {
            assertThatThrownBy(() ->
                            driver.door().ofForm("offer-menu", cast.campaign().value(), person))
                    .hasMessageContaining("NOT_FOUND");
        }
    }
}
