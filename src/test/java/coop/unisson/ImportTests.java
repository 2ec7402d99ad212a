package coop.unisson;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import coop.unisson.Driver.Cast;
import coop.unisson.Driver.Partner;
import coop.unisson.access.AccessService;
import coop.unisson.board.CommitmentExport;
import coop.unisson.commitment.CommitmentImport;
import coop.unisson.commitment.Kind;
import coop.unisson.commitment.Promise;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.ImportId;
import coop.unisson.engagement.PartnerImport;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Ids;
import coop.unisson.shared.Language;
import coop.unisson.shared.Problem;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Files of partners and of promises, sent through the pages people use. */
class ImportTests extends IntegrationTest {

    private static final String PASSWORD = "sept chaises vertes";
    private static final String CSV = "text/csv";
    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String HEAD =
            "Organisation;Nom du ou de la responsable;E-mail du ou de la responsable;Nom de la direction;E-mail de la"
                    + " direction\r\n";

    @Autowired
    Driver driver;

    @Autowired
    AccessService access;

    @Autowired
    PartnerService partners;

    @Autowired
    EngagementService engagements;

    @Autowired
    PartnerImport invitations;

    @Autowired
    CommitmentImport promises;

    @Autowired
    CommitmentExport export;

    @Autowired
    JdbcTemplate jdbc;

    @LocalServerPort
    int port;

    private Cast cast;
    private PersonId coordinator;
    private Visitor visitor;

    @BeforeEach
    void coordinatorSignsIn() {
        cast = driver.invited(2);
        coordinator = new PersonId(cast.coordinator());
        visitor = as(cast.coordinator());
    }

    private Visitor as(String person) {
        access.password(new PersonId(person), PASSWORD);
        return Visitor.signedIn(port, partners.person(new PersonId(person)).email(), PASSWORD)
                .with("Accept", "text/html,application/json;q=0.9");
    }

    private String page() {
        return "/campaigns/" + cast.campaign().value() + "/partners/import";
    }

    private String page(Partner partner) {
        return "/engagements/" + partner.organisation() + "/commitments/import";
    }

    /** The address of the look at it. */
    private static String sent(Visitor by, String page, byte[] file) {
        HttpResponse<String> answer = by.send("POST", page, CSV, file);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return Visitor.json(answer).path("address").asText();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static Document read(Visitor by, String page) {
        HttpResponse<String> answer = by.get(page);
        assertThat(answer.statusCode()).isEqualTo(200);
        return Jsoup.parse(answer.body());
    }

    private static void confirm(Visitor by, String look) {
        HttpResponse<String> answer = by.send(
                "POST", look + "/confirm", Visitor.FORM, Visitor.fields(Map.of("_csrf", by.cookie("UNISSON-CSRF"))));
        assertThat(answer.statusCode()).isEqualTo(302);
    }

    private List<String> names() {
        return engagements.of(cast.campaign()).stream()
                .map(Engagement::organisation)
                .map(id -> partners.organisation(id).name())
                .toList();
    }

    private static String row(String name, String mark) {
        return "\"" + name.replace("\"", "\"\"") + "\";Léa Martin;lea@" + mark + ".example;Yann Le Goff;yann@" + mark
                + ".example\r\n";
    }

    private static String mark() {
        return "m" + Ids.mint();
    }

    // ---- partners

    @Test
    void invitesExactlyThePartnersOfTheFileOnceItIsConfirmed() throws IOException {
        byte[] file = Objects.requireNonNull(getClass().getResourceAsStream("/import/repair-month-partners.csv"))
                .readAllBytes();
        String look = sent(visitor, page(), file);

        Document preview = read(visitor, look);
        assertThat(preview.text()).contains("12 partenaires peuvent être invités, sur 12 lignes");
        assertThat(preview.select("table")).isEmpty();
        assertThat(names()).hasSize(2);

        confirm(visitor, look);
        driver.runJobs();

        assertThat(names().subList(2, 14))
                .containsExactlyInAnyOrder(new String(file, WINDOWS)
                        .lines()
                        .skip(1)
                        .map(line -> line.substring(0, line.indexOf(';')))
                        .toArray(String[]::new));
        Engagement radio = engagements.of(cast.campaign()).stream()
                .filter(one -> partners.organisation(one.organisation()).name().equals("Radio Fabrique"))
                .findFirst()
                .orElseThrow();
        assertThat(partners.person(radio.lead()).email()).isEqualTo("lead@c1.radio-fabrique.example");
        assertThat(partners.person(radio.director()).name()).isEqualTo("Louise Danno");
        assertThat(driver.tasks(radio.lead().value(), "assess-readiness")).hasSize(1);
        assertThat(read(visitor, look).text()).contains("12 partenaires invités, aucune ligne laissée de côté");
        assertThat(jdbc.queryForObject(
                        "select count(*) from csv_import where content is not null and id = ?",
                        Integer.class,
                        look.substring(look.lastIndexOf('/') + 1)))
                .isZero();

        String again = sent(visitor, page(), file);
        Document known = read(visitor, again);
        assertThat(known.text()).contains("12 partenaires sont déjà dans la campagne");
        assertThat(known.select("form[action$=confirm]")).isEmpty();
    }

    @Test
    void saysRowByRowWhatKeepsSomebodyOut() {
        String own = mark();
        String known = partners.person(new PersonId(cast.partner(0).lead())).email();
        String look = sent(
                visitor,
                page(),
                utf8(HEAD + row("L'Atelier d'Éloïse & Fils — œuvre n° 7", own) + row("=HYPERLINK(\"http://x\")", mark())
                        + row("Deuxième", own) + row("", mark())
                        + "Sans adresse;Léa;lea(at)x;Yann;\r\nAilleurs;Léa;" + known + ";Yann;yann@" + mark()
                        + ".example\r\n" + row("<img src=x onerror=alert(1)>".repeat(20), mark())));

        Document preview = read(visitor, look);

        assertThat(preview.text()).contains("2 partenaires peuvent être invités, sur 7 lignes");
        assertThat(preview.select("tbody tr").eachText())
                .anyMatch(line -> line.startsWith("4 Deuxième E-mail du ou de la responsable – "))
                .anyMatch(line -> line.startsWith("5 Organisation – À remplir"))
                .anyMatch(line -> line.startsWith("6 Sans adresse E-mail de la direction – À remplir"))
                .anyMatch(line -> line.startsWith("7 Ailleurs Organisation – "))
                .anyMatch(line -> line.startsWith("8 <img src=x"))
                .allMatch(line -> line.contains("laissée de côté"));
        assertThat(preview.select("img")).isEmpty();

        HttpResponse<String> remarks = visitor.get(look + "/remarks");
        assertThat(remarks.headers().firstValue("Content-Type")).hasValue("text/csv;charset=UTF-8");
        assertThat(remarks.headers().firstValue("Content-Disposition").orElse(""))
                .contains("lignes-a-reprendre.csv");
        assertThat(remarks.body().lines().toList())
                .hasSize(6)
                .first()
                .asString()
                .isEqualTo("\uFEFF" + HEAD.strip() + ";À reprendre");
        assertThat(remarks.body())
                .contains("\r\nDeuxième;Léa Martin;lea@" + own)
                .doesNotContain("HYPERLINK");

        confirm(visitor, look);
        driver.runJobs();
        assertThat(names().subList(2, names().size()))
                .containsExactlyInAnyOrder("L'Atelier d'Éloïse & Fils — œuvre n° 7", "=HYPERLINK(\"http://x\")");
        assertThat(read(visitor, look).text()).contains("2 partenaires invités, 5 lignes laissées de côté");
    }

    @Test
    void mendedRowsComeBackWithTheirRemarksColumn() {
        String look =
                sent(visitor, page(), utf8(HEAD + row("Papier Plume", mark()).replace("yann@", "")));
        String mended = visitor.get(look + "/remarks").body().replace("Yann Le Goff;", "Yann Le Goff;yann@");

        Document preview = read(visitor, sent(visitor, page(), utf8(mended)));

        assertThat(preview.text()).contains("Un partenaire peut être invité").doesNotContain("Colonnes que nous");
    }

    @Test
    void saysWhatItDoesNotKnowInTheReadersLanguage() {
        // whoever comes from Camunda's pages reads the browser's language
        Visitor english = as(cast.coordinator())
                .with("Accept-Language", "en")
                .with("Referer", "http://127.0.0.1/camunda/app/cockpit/default/");

        Document preview = read(
                english,
                sent(
                        english,
                        page(),
                        utf8("Organisation,Name of the lead,E-mail of the lead,Name of the director,E-mail of the"
                                + " director,Shoe size\n"
                                + "Plume,Léa,lea@" + mark() + ".example,Yann,,44\n")));

        assertThat(preview.text())
                .contains(
                        "No partner can be invited, out of one row",
                        "left aside: Shoe size",
                        "E-mail of the director – Please fill this in");
        assertThat(english.get(page() + "/template").body())
                .isEqualTo("\uFEFFOrganisation,Name of the lead,E-mail of the lead,Name of the director,E-mail of the"
                        + " director,Language,Country\r\n");
    }

    @Test
    void pastedRowsWorkWithoutAFile() {
        HttpResponse<String> answer = visitor.send(
                "POST",
                page(),
                Visitor.FORM,
                Visitor.fields(Map.of(
                        "_csrf",
                        visitor.cookie("UNISSON-CSRF"),
                        "rows",
                        (HEAD + row("Papier Plume", mark())).replace(';', '\t').replace("\"", ""))));

        assertThat(answer.statusCode()).isEqualTo(302);
        assertThat(read(
                                visitor,
                                answer.headers()
                                        .firstValue("Location")
                                        .orElseThrow()
                                        .replaceFirst("http://[^/]+", ""))
                        .text())
                .contains("Un partenaire peut être invité, sur une ligne");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "''|422|csv-empty",
                "'  \n;;\n'|422|csv-empty",
                "'a\0b'|422|csv-no-text",
                "'PK\u0003\u0004xl'|415|csv-only",
                "'Organisation;Langue\n\"jamais fermé;FR\n'|422|csv-quotes",
                "'Organisation;Organisation\nA;B\n'|422|csv-column-twice",
                "'Couleur;Pointure\nrouge;44\n'|422|csv-no-column",
                "BIG|413|csv-too-large",
                "LONG|413|csv-rows"
            })
    void refusesWhatIsNoTableOfPartners(String text, int status, String code) {
        byte[] file =
                switch (text) {
                    case "BIG" -> new byte[1024 * 1024 + 1];
                    case "LONG" -> utf8(HEAD + "x;x;x;x;x\n".repeat(2_501));
                    default -> utf8(text);
                };

        HttpResponse<String> answer = visitor.with("Accept", "application/json").send("POST", page(), CSV, file);

        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(Visitor.json(answer).path("code").asText()).isEqualTo(code);
        assertThat(jdbc.queryForObject(
                        "select count(*) from csv_import where subject = ?",
                        Integer.class,
                        cast.campaign().value()))
                .isZero();
    }

    @Test
    void isAskedForWithOurTokenAndAsATable() {
        assertThat(visitor.send("POST", page(), "application/zip", utf8(HEAD)).statusCode())
                .isEqualTo(415);
        assertThat(as(cast.coordinator())
                        .without("UNISSON-CSRF")
                        .send("POST", page(), CSV, utf8(HEAD))
                        .statusCode())
                .isEqualTo(403);
    }

    @Test
    void nobodyElseFindsIt() {
        String look = sent(visitor, page(), utf8(HEAD + row("Papier Plume", mark())));
        for (String other :
                List.of(cast.deputy(), cast.partner(0).lead(), driver.invited(2).coordinator())) {
            Visitor stranger = as(other);
            assertThat(stranger.get(look).statusCode()).isEqualTo(404);
            assertThat(stranger.get(look + "/remarks").statusCode()).isEqualTo(404);
            assertThat(stranger.send(
                                    "POST",
                                    look + "/confirm",
                                    Visitor.FORM,
                                    Visitor.fields(Map.of("_csrf", stranger.cookie("UNISSON-CSRF"))))
                            .statusCode())
                    .isEqualTo(404);
        }
        assertThat(as(cast.deputy()).get(page()).statusCode()).isEqualTo(200);
    }

    @Test
    void looksAtTwoThousandFiveHundredRowsInAHandfulOfStatementsAndChangesNothing() throws Exception {
        StringBuilder file = new StringBuilder(HEAD);
        String campaign = mark();
        for (int i = 0; i < 2_500; i++) {
            file.append(row("Partenaire n° " + i, i + "." + campaign));
        }
        long before = System.nanoTime();
        String look = sent(visitor, page(), utf8(file.toString()));
        long kept = System.nanoTime();
        Document preview = read(visitor, look);
        long seen = System.nanoTime();
        ImportId id = new ImportId(look.substring(look.lastIndexOf('/') + 1));
        long statements = Statements.of(() -> invitations.preview(cast.campaign(), id, coordinator, Language.FR));

        System.out.printf(
                "2,500 rows (%d KB): %d ms to send, %d ms to look at, %d statements%n",
                file.length() / 1024, (kept - before) / 1_000_000, (seen - kept) / 1_000_000, statements);
        assertThat(preview.text()).contains("2\u202F500 partenaires peuvent être invités");
        assertThat(statements).isLessThanOrEqualTo(20);
        assertThat(names()).hasSize(2);
    }

    @Test
    void theSameFileConfirmedTwiceAtOnceInvitesEverybodyOnce() throws Exception {
        byte[] file = utf8(HEAD
                + Stream.of("A", "B", "C")
                        .map(name -> row("Partenaire " + name, mark()))
                        .reduce("", String::concat));
        ImportId one = invitations.keep(cast.campaign(), coordinator, file, Language.FR);
        ImportId other = invitations.keep(cast.campaign(), coordinator, file, Language.FR);

        List<String> outcomes = atOnce(List.of(
                () -> invitations.confirm(cast.campaign(), one, coordinator),
                () -> invitations.confirm(cast.campaign(), one, coordinator),
                () -> invitations.confirm(cast.campaign(), other, coordinator)));
        driver.runJobs();

        assertThat(outcomes).containsExactlyInAnyOrder("ok", "ok", "imported-already");
        assertThat(names()).hasSize(5).doesNotHaveDuplicates();
        assertThat(invitations.state(cast.campaign(), one, coordinator).taken()
                        + invitations.state(cast.campaign(), other, coordinator).taken())
                .isEqualTo(3);
        assertThatThrownBy(() -> invitations.confirm(cast.campaign(), other, coordinator))
                .isInstanceOf(Problem.class);
    }

    private interface Act {
        void run() throws Exception;
    }

    private static List<String> atOnce(List<Act> acts) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(acts.size());
        CyclicBarrier start = new CyclicBarrier(acts.size());
        List<Future<String>> outcomes = new ArrayList<>();
        for (Act act : acts) {
            Callable<String> call = () -> {
                start.await();
                try {
                    act.run();
                    return "ok";
                } catch (Problem problem) {
                    return problem.code();
                }
            };
            outcomes.add(threads.submit(call));
        }
        List<String> all = new ArrayList<>();
        for (Future<String> outcome : outcomes) {
            all.add(outcome.get());
        }
        threads.shutdown();
        return all;
    }

    // ---- promises

    private List<Promise> list(Partner partner) {
        return promises.written(new EngagementId(partner.organisation()));
    }

    @Test
    void bringsPromisesIntoTheDraftAndSaysWhatIsVague() {
        Partner partner = cast.partner(0);
        Visitor lead = as(partner.lead());
        String look = sent(
                lead,
                page(partner),
                utf8("\uFEFFQuoi;Nature;Où;Forme;Combien;Rythme;Jour;Avec\r\n"
                        + "On va communiquer dessus;;;;;;;\r\n"
                        + "Quatre stories sur la reprise;Un de nos canaux;Instagram;story;4;Un jour précis;12/10/2027;\r\n"
                        + "Tutoriel;Une co-création avec un autre partenaire;;;;;;Partenaire 1\r\n"
                        + "Podcast;;;;;;;Personne & Fils\r\n"
                        + "Affiche;;;;beaucoup;;;\r\n"));

        Document preview = read(lead, look);
        assertThat(preview.text()).contains("3 engagements peuvent entrer dans votre brouillon, sur 5 lignes");
        assertThat(preview.select("tbody tr").eachText())
                .anyMatch(line ->
                        line.startsWith("2 On va communiquer dessus Quoi – ") && line.contains("prise quand même"))
                .anyMatch(line -> line.startsWith("5 Podcast Avec – Nous ne connaissons pas de partenaire")
                        && line.contains("laissée de côté"))
                .anyMatch(line -> line.startsWith("6 Affiche Combien – Indiquez un nombre"));
        assertThat(list(partner)).isEmpty();

        confirm(lead, look);

        assertThat(list(partner))
                .extracting(Promise::what)
                .containsExactly("On va communiquer dessus", "Quatre stories sur la reprise", "Tutoriel");
        assertThat(list(partner).get(1).kind()).isEqualTo(Kind.OWN_CHANNEL);
        assertThat(list(partner).get(1).date()).isEqualTo("2027-10-12");
        assertThat(list(partner).get(2).coOwners())
                .containsExactly(cast.partner(1).organisation());
        assertThat(read(lead, look).text())
                .contains("3 engagements repris dans votre brouillon, 2 lignes laissées de côté");
        assertThat(driver.tasks(partner.lead(), "assess-readiness")).hasSize(1);
    }

    @Test
    void keepsWhatIsWrittenAndChangesOnlyTheRowsWithItsReference() {
        Partner partner = cast.partner(0);
        EngagementId id = new EngagementId(partner.organisation());
        Visitor lead = as(partner.lead());
        confirm(lead, sent(lead, page(partner), utf8("Quoi;Combien\nUne;1\nDeux;2\n")));
        List<Promise> before = list(partner);

        String own = new String(promises.export(id, Language.FR), StandardCharsets.UTF_8);
        Document unchanged = read(lead, sent(lead, page(partner), utf8(own)));
        assertThat(unchanged.text())
                .contains("Aucun engagement ne peut entrer", "2 engagements y sont déjà, mot pour mot");
        assertThat(unchanged.select("form[action$=confirm]")).isEmpty();

        String look = sent(lead, page(partner), utf8(own.replace("Deux", "Deux affiches") + ";;Trois\r\n"));
        assertThat(read(lead, look).text())
                .contains("Une ligne change ce qui est déjà écrit", "Un engagement y est déjà");
        confirm(lead, look);

        assertThat(list(partner)).hasSize(3);
        assertThat(list(partner).get(0)).isEqualTo(before.get(0));
        assertThat(list(partner).get(1).what()).isEqualTo("Deux affiches");
        assertThat(list(partner).get(1).id()).isEqualTo(before.get(1).id());
    }

    @Test
    void anotherPartnersReferenceIsANewPromise() {
        Partner one = cast.partner(0);
        Partner other = cast.partner(1);
        Visitor lead = as(one.lead());
        confirm(lead, sent(lead, page(one), utf8("Quoi\nUne\n")));
        Visitor peer = as(other.lead());

        confirm(peer, sent(peer, page(other), promises.export(new EngagementId(one.organisation()), Language.EN)));

        assertThat(list(one)).extracting(Promise::what).containsExactly("Une");
        assertThat(list(other)).extracting(Promise::what).containsExactly("Une");
        assertThat(list(other).get(0).id()).isNotEqualTo(list(one).get(0).id());
    }

    @Test
    void aListIsNeverLongerThanTheFormTakes() {
        Partner partner = cast.partner(0);
        Visitor lead = as(partner.lead());
        StringBuilder rows = new StringBuilder("Quoi\n");
        for (int i = 0; i < 59; i++) {
            rows.append("Affiche ").append(i).append('\n');
        }
        confirm(lead, sent(lead, page(partner), utf8(rows.toString())));

        String look = sent(lead, page(partner), utf8("Quoi\nUne\nDeux\n"));
        Document full = read(lead, look);
        assertThat(full.text()).contains("60 engagements au plus ; celle-ci en aurait 61".replace(" ;", "\u202F;"));
        assertThat(full.select("form[action$=confirm]")).isEmpty();
        assertThat(lead.send(
                                "POST",
                                look + "/confirm",
                                Visitor.FORM,
                                Visitor.fields(Map.of("_csrf", lead.cookie("UNISSON-CSRF"))))
                        .statusCode())
                .isEqualTo(409);
        assertThat(list(partner)).hasSize(59);
    }

    @Test
    void twoColleaguesWhoConfirmAtOnceBothKeepTheirRows() throws Exception {
        Partner partner = cast.partner(0);
        EngagementId id = new EngagementId(partner.organisation());
        PersonId lead = new PersonId(partner.lead());
        PersonId director = new PersonId(partner.director());
        ImportId one = promises.keep(id, lead, utf8("Quoi\nUne\n"), Language.FR);
        ImportId other = promises.keep(id, director, utf8("Quoi\nDeux\n"), Language.FR);

        List<String> outcomes = atOnce(List.of(
                () -> promises.confirm(id, one, lead, Language.FR),
                () -> promises.confirm(id, one, lead, Language.FR),
                () -> promises.confirm(id, other, director, Language.FR)));

        assertThat(outcomes).containsExactlyInAnyOrder("ok", "ok", "imported-already");
        assertThat(list(partner)).extracting(Promise::what).containsExactlyInAnyOrder("Une", "Deux");
    }

    // ---- taking along

    @Test
    void theCoordinationTakesWhatIsSettledAlongAndAPartnerItsOwn() throws Exception {
        Cast settled = driver.explicit(2);
        String own = settled.partner(0).organisation();
        String all = "/api/campaigns/" + settled.campaign().value() + "/commitments";
        Visitor desk = as(settled.coordinator());

        JsonNode everything = Visitor.json(desk.get(all));
        assertThat(everything.path("commitments")).hasSize(2);
        assertThat(everything.at("/commitments/0/partner").asText()).isEqualTo("Partenaire 0");
        assertThat(everything.at("/commitments/0/commitment/quantity").asInt()).isEqualTo(4);
        List<String> lines = desk.get(all + ".csv").body().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(0)).startsWith("\uFEFFPartenaire;Référence;Nature;Quoi;");
        assertThat(lines.get(1)).startsWith("Partenaire 0;").contains(";Un de nos canaux;");
        assertThat(as(driver.invited(2).coordinator()).get(all).statusCode()).isEqualTo(404);

        Visitor lead = as(settled.partner(0).lead());
        String mine = "/api/engagements/" + own + "/commitments";
        assertThat(lead.get(all).statusCode()).isEqualTo(404);
        assertThat(Visitor.json(lead.get(mine)).path("commitments")).hasSize(1);
        assertThat(lead.get(mine + ".csv").body()).contains("lea@").doesNotContain("Partenaire 1");
        assertThat(desk.get(mine).statusCode()).isEqualTo(404);
        assertThat(as(settled.partner(1).lead()).get(mine + ".csv").statusCode())
                .isEqualTo(404);
    }

    @Test
    void draftsStayWithTheirPartner() {
        Partner partner = cast.partner(0);
        Visitor lead = as(partner.lead());
        confirm(lead, sent(lead, page(partner), utf8("Quoi\n=2+3\n")));

        assertThat(Visitor.json(visitor.get("/api/campaigns/" + cast.campaign().value() + "/commitments"))
                        .path("commitments"))
                .isEmpty();
        assertThat(lead.get("/api/engagements/" + partner.organisation() + "/commitments.csv")
                        .body())
                .contains(";'=2+3;");
    }

    @Test
    void bothAreDocumented() {
        JsonNode paths = Visitor.json(visitor.get("/v3/api-docs")).path("paths");

        assertThat(paths.path("/api/campaigns/{campaign}/commitments")
                        .at("/get/summary")
                        .asText())
                .isEqualTo("A campaign's settled commitments");
        assertThat(paths.has("/api/engagements/{engagement}/commitments.csv")).isTrue();
    }

    @Test
    void takesACampaignAlongInTheSameStatementsHoweverManyPartnersThereAre() throws Exception {
        Cast few = driver.explicit(2);
        Cast many = driver.explicit(6);
        long withFew = Statements.of(() -> export.csv(few.campaign(), Language.FR));
        long withMany = Statements.of(() -> export.csv(many.campaign(), Language.FR));

        assertThat(withMany).isEqualTo(withFew).isLessThanOrEqualTo(12);
    }

    @Test
    void nobodyWritesIntoAListThatIsClosedOrSomebodyElses() {
        Partner partner = cast.partner(0);
        for (String other : List.of(cast.partner(1).lead(), cast.coordinator())) {
            assertThat(as(other).get(page(partner)).statusCode()).isEqualTo(404);
            assertThat(as(other)
                            .send("POST", page(partner), CSV, utf8("Quoi\nUne\n"))
                            .statusCode())
                    .isEqualTo(404);
        }
        Cast sent = driver.explicit(2);
        assertThat(as(sent.partner(0).lead()).get(page(sent.partner(0))).statusCode())
                .isEqualTo(404);
    }
}
