package coop.unisson;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.access.AccessService;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.Standing;
import coop.unisson.partner.PersonId;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;

/** « Mon engagement », and what can be done from it, over HTTP as one partner's people. */
class OwnPageTests extends IntegrationTest {

    private static final String PASSWORD = "a long enough secret";

    @Autowired
    Driver driver;

    @Autowired
    AccessService access;

    @Autowired
    EngagementService engagements;

    @LocalServerPort
    int port;

    @Test
    void showsWhatWaitsAndWhatWasPromisedAndNothingOfAnybodyElse() {
        Cast cast = driver.launched(2);
        Document page = mine(visitor(cast.partner(0)));

        assertThat(page.select(".u-tile")).singleElement().satisfies(tile -> assertThat(tile.text())
                .contains("Tenir l’engagement et en rendre compte", "Quatre stories", "Un mois pour réparer"));
        assertThat(page.text()).contains("Partenaire 0, partenaire", "Étape : En campagne", "Lire la charte");
        assertThat(page.text()).doesNotContain("Partenaire 1");
    }

    @Test
    void offersToAnswerAgainAfterAnObjectionAndToStepBack() {
        Cast cast = driver.invited(2);
        Partner own = cast.partner(0);
        driver.getReady(own);
        Map<String, Object> objection = new HashMap<>(driver.aligned());
        objection.putAll(
                Map.of("consent", "OBJECTION", "objection", "Elle oublie le don.", "proposal", "Ajoutons le don."));
        driver.complete(own.lead(), own.organisation(), "align-mission", objection);
        Visitor visitor = visitor(own);
        assertThat(acts(mine(visitor)))
                .containsExactly(
                        "Revoir ma réponse à la mission",
                        "Déclarer une absence",
                        "Annoncer une pause",
                        "Passer le relais",
                        "Se retirer");

        assertThat(post(visitor, "align-mission", own, fields(driver.aligned())).statusCode())
                .isEqualTo(302);
        assertThat(engagements.get(new EngagementId(own.organisation())).isAligned())
                .isTrue();
        assertThat(acts(mine(visitor)))
                .containsExactly(
                        "Dire que ça coince",
                        "Déclarer une absence",
                        "Annoncer une pause",
                        "Passer le relais",
                        "Se retirer");
    }

    @Test
    void leavesFromItsPageAndIsToldWhatIsMissing() {
        Partner own = driver.invited(2).partner(0);
        Visitor visitor = visitor(own);
        HttpResponse<String> refused = post(visitor, "step-back", own, Map.of("reason", "Trop tôt"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("Trop tôt", "À remplir");

        HttpResponse<String> left = post(visitor, "step-back", own, Map.of("how", "NOT_NOW", "recallOn", "2199-01-10"));
        assertThat(left.statusCode()).isEqualTo(302);
        assertThat(engagements.get(new EngagementId(own.organisation())).standing())
                .isEqualTo(Standing.NOT_NOW);
        assertThat(mine(visitor).select(".u-tile"))
                .as("before the job has run that ends its path")
                .isEmpty();
        driver.runJobs();
        Document page = mine(visitor);
        assertThat(page.select(".u-tile")).isEmpty();
        assertThat(page.text()).contains("pas cette fois", "Rien pour l’instant");
        assertThat(post(visitor, "step-back", own, Map.of("how", "NOT_NOW")).statusCode())
                .isEqualTo(404);
    }

    @Test
    void offersEveryActOfAPartnerWithASentenceEach() {
        Partner own = driver.launched(2).partner(0);
        Visitor visitor = visitor(own);

        post(
                visitor,
                "declare-absence",
                own,
                Map.of(
                        "from",
                        driver.today().plusDays(1).toString(),
                        "to",
                        driver.today().plusDays(2).toString(),
                        "deputy",
                        "COLLEAGUE"));
        Document page = mine(visitor);

        assertThat(acts(page))
                .containsExactly(
                        "Raconter une initiative",
                        "Dire que ça coince",
                        "Mettre fin à une absence",
                        "Déclarer une absence",
                        "Annoncer une pause",
                        "Passer le relais",
                        "Se retirer");
        assertThat(page.select(".u-acts span").eachText()).hasSize(7).allMatch(about -> about.endsWith("."));
        assertThat(page.text()).contains("Léa 0, du", "Dominique 0 prend le relais");
    }

    @Test
    void showsWhatWasRaisedWhatWasDecidedAndWhatWasDoneBeyondTheList() {
        Cast cast = driver.launched(2);
        Partner own = cast.partner(0);
        Visitor visitor = visitor(own);
        Map<String, String> initiative = new HashMap<>(Map.of(
                "what", "Un <b>café</b>-réparation de plus",
                "doneOn", driver.today().toString(),
                "place", "Brest",
                "evidenceLink", "https://photos.example/cafe"));

        assertThat(post(visitor, "report-initiative", own, initiative).statusCode())
                .isEqualTo(302);
        String tension = driver.raiseTension(own, "AMEND");
        Document page = mine(visitor);
        assertThat(page.text())
                .contains("Un <b>café</b>-réparation de plus", "Brest", "La coordination décide avec vous");
        assertThat(page.select("a[href=https://photos.example/cafe]")).hasSize(1);
        assertThat(acts(page)).doesNotContain("Dire que ça coince");

        driver.complete(
                cast.coordinator(),
                tension,
                "settle-tension",
                Map.of("decision", "AMEND", "words", "Une remise sur la réparation."));
        assertThat(mine(visitor).text()).contains("promesse adaptée", "Une remise sur la réparation.");
    }

    @Test
    void takesAColleaguesTaskWithOneTap() {
        Cast cast = driver.briefed(2);
        Partner own = cast.partner(0);
        Visitor visitor = visitor(own);
        Document page = mine(visitor);
        assertThat(page.select(".u-theirs").text()).contains("Attend Dominique 0");
        String action = page.select(".u-theirs form").attr("action");

        assertThat(tap(visitor(cast.partner(1)), action)).isEqualTo(404);
        assertThat(tap(visitor, action)).isEqualTo(302);

        assertThat(mine(visitor).select(".u-theirs")).isEmpty();
        assertThat(driver.task(own.lead(), own.organisation(), "consent-brief")).isNotNull();
        assertThat(tap(visitor, action)).isEqualTo(404);
    }

    private static int tap(Visitor visitor, String action) {
        return visitor.send(
                        "POST", action, Visitor.FORM, Visitor.fields(Map.of("_csrf", visitor.cookie("UNISSON-CSRF"))))
                .statusCode();
    }

    /** Each act with fields nobody would send on purpose, in the person's language, beside the field. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            raise-tension     | happensOn=2020-01-01 & what=x & scenario=y & reaction=AMEND     | plus d’un an
            raise-tension     | happensOn=2999-01-01 & what=x & scenario=y & reaction=AMEND     | après la fin de la campagne
            raise-tension     | happensOn=hier & what=x & scenario=y & reaction=AMEND           | date complète
            raise-tension     | what=x & happensOn=2027-10-22 & scenario=y & reaction=SHOUT     | réponses proposées
            raise-tension     | what=                                                           | À remplir
            declare-absence   | from=2020-01-01 & to=2020-01-02 & deputy=COLLEAGUE              | Ce jour est passé
            declare-absence   | deputy=COLLEAGUE                                                | À remplir
            declare-absence   | from=2999-01-01 & to=2999-01-02                                 | À remplir
            declare-freeze    | from=2020-01-01 & to=2020-01-02                                 | Ce jour est passé
            declare-freeze    | from=2999-01-01 & to=2999-01-02                                 | Au-delà de 18 mois
            declare-freeze    | from=+999999999-12-31 & to=-999999999-01-01                     | date complète
            declare-freeze    | to=2999-01-02                                                   | À remplir
            hand-over         | what=LEAD                                                       | À remplir
            hand-over         | whom=COLLEAGUE                                                  | au moins un
            hand-over         | what=LEAD & whom=SOMEBODY_ELSE & name=Noé & email=noe           | adresse e-mail
            report-initiative | what=x & doneOn=2999-01-01 & place=Brest                        | pas encore venu
            report-initiative | what=x & doneOn=2020-01-01 & place=Brest                        | avant votre arrivée
            report-initiative | what=x & doneOn=2999-01-01 & place=Brest & evidenceLink=javascript:alert(1) | https://
            """)
    void saysBesideTheFieldWhatToMend(String form, String fields, String said) {
        Partner own = driver.launched(2).partner(0);
        Map<String, String> sent = new HashMap<>();
        for (String field : fields.split(" & ")) {
            sent.put(field.strip().split("=", 2)[0], field.strip().split("=", 2)[1]);
        }

        HttpResponse<String> answer = post(visitor(own), form, own, sent);

        assertThat(answer.statusCode()).isEqualTo(422);
        assertThat(Jsoup.parse(answer.body().replace('\u00a0', ' '))
                        .select(".u-field .u-block")
                        .text())
                .contains(said);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "raise-tension",
                "declare-absence",
                "end-absence",
                "declare-freeze",
                "lift-freeze",
                "hand-over",
                "report-initiative"
            })
    void keepsEachActToThePartnersOwnPeople(String form) {
        Cast cast = driver.launched(2);
        Visitor other = visitor(cast.partner(1));
        Partner about = cast.partner(0);

        assertThat(other.get("/acts/" + form + "?subject=" + about.organisation())
                        .statusCode())
                .isEqualTo(404);
        assertThat(post(other, form, about, Map.of("what", "x")).statusCode()).isEqualTo(404);
        assertThat(other.get("/acts/" + form + "?subject=nobody").statusCode()).isEqualTo(404);
        assertThat(post(other, form, cast.partner(1), Map.of("nonsense", "x")).statusCode())
                .isIn(400, 404);
    }

    @Test
    void isNotForTheOthersOfTheCampaign() {
        Cast cast = driver.invited(2);
        Visitor other = visitor(cast.partner(1));
        assertThat(other.get("/acts/step-back?subject=" + cast.partner(0).organisation())
                        .statusCode())
                .isEqualTo(404);
        assertThat(post(other, "step-back", cast.partner(0), Map.of("how", "NOT_NOW"))
                        .statusCode())
                .isEqualTo(404);
    }

    private Visitor visitor(Partner partner) {
        access.password(new PersonId(partner.lead()), PASSWORD);
        return Visitor.signedIn(port, partner.leadEmail(), PASSWORD);
    }

    private static Document mine(Visitor visitor) {
        HttpResponse<String> answer = visitor.get("/mine");
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.body().replace('\u00a0', ' '));
    }

    private static List<String> acts(Document page) {
        return page.select(".u-acts a").eachText();
    }

    private static Map<String, String> fields(Map<String, Object> document) {
        Map<String, String> fields = new HashMap<>();
        document.forEach((name, value) ->
                fields.put(name, value instanceof List<?> list ? list.get(0).toString() : value.toString()));
        return fields;
    }

    private static HttpResponse<String> post(Visitor visitor, String form, Partner about, Map<String, String> fields) {
        Map<String, String> sent = new HashMap<>(fields);
        sent.put("_csrf", visitor.cookie("UNISSON-CSRF"));
        return visitor.send(
                "POST", "/acts/" + form + "?subject=" + about.organisation(), Visitor.FORM, Visitor.fields(sent));
    }
}
