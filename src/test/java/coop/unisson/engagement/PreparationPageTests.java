package coop.unisson.engagement;

import static org.assertj.core.api.Assertions.assertThat;

import coop.unisson.PreparationTest;
import coop.unisson.Rendering;
import coop.unisson.campaign.Brief;
import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignFixture;
import coop.unisson.campaign.CampaignService;
import coop.unisson.partner.OrganisationId;
import coop.unisson.partner.PartnerService;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.Language;
import coop.unisson.shared.LetterWords;
import coop.unisson.shared.Prefill;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

class PreparationPageTests extends PreparationTest {

    private static final Brief BRIEF = new Brief("Pourquoi {{7*7}}", "Quoi <b>", "Comment");

    private final Rendering rendering = new Rendering("shared", "campaign", "engagement", "commitment");

    @Autowired
    CampaignService campaigns;

    @Autowired
    PartnerService partners;

    Campaign campaign;

    @BeforeEach
    void startACampaign() {
        campaign = campaigns.get(CampaignFixture.start(
                campaigns,
                partners.enrol(null, "Inès Kervadec", "ines@unisson.example", Language.FR),
                partners.enrol(null, "Malo Prigent", "malo@unisson.example", Language.FR)));
    }

    private Map<String, Object> model() {
        Contribution contribution = new Contribution(
                new EngagementId("e1"), new OrganisationId("o1"), "", "Moins de déchets", "Huit ateliers");
        Map<String, Object> plan =
                Map.of("needs", List.of("4"), "expected", List.of(), "found", List.of(), "partners", Map.of());
        Map<String, Object> model = new HashMap<>(plan);
        model.putAll(Map.of(
                "campaign",
                campaign,
                "brief",
                BRIEF,
                "keptDays",
                90,
                "acts",
                List.of("readiness.authority"),
                "invited",
                List.of("L’Atelier d’Éloïse & Fils"),
                "letter",
                new LetterWords.Words("C’est à vous", "Une étape vous attend.", "Au plus tard le 7 juin.", ""),
                "contributions",
                List.of(new SettleBrief.Added("Bobine & Fils", contribution))));
        return model;
    }

    private String page(String form, Locale locale, Flaw... flaws) {
        return rendering.form(form, new Prefill<>(null, model()), List.of(flaws), locale);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "start-campaign",
                "frame-mission",
                "decide-blind-spots",
                "decide-launch",
                "invite-partners",
                "assess-readiness",
                "align-mission",
                "contribute-brief",
                "settle-brief",
                "consent-brief"
            })
    void speaksBothLanguages(String form) {
        String french = page(form, Locale.FRENCH);
        String english = page(form, Locale.ENGLISH);

        assertThat(french).contains("name=\"").isNotEqualTo(english).doesNotContain("??", "{0}", "'");
        assertThat(english).doesNotContain("??", "{0}", " ’");
    }

    @Test
    void saysWhatAwaitsAPartnerBeforeAnyQuestion() {
        String page = page("assess-readiness", Locale.FRENCH);

        assertThat(page)
                .contains("Environ 3 heures par semaine", "du 4 octobre 2027 au 31 octobre 2027", "20 août 2027");
        assertThat(page.indexOf("31 octobre 2027")).isLessThan(page.indexOf("name=\"hoursAvailable\""));
        assertThat(page).contains("Demandez à la personne qui peut dire oui");
    }

    @Test
    void saysWhatToMendBesideTheField() {
        assertThat(page("assess-readiness", Locale.ENGLISH, Flaw.warn("hoursAvailable", "readiness.hours-short", 3)))
                .contains("This is less than the 3 hours planned");
        assertThat(page("invite-partners", Locale.FRENCH, Flaw.block("partners", "too-few-partners")))
                .contains("Invitez au moins deux organisations");
    }

    @Test
    void asksForAgreementToTheTextOnThePage() {
        String page = page("consent-brief", Locale.FRENCH);

        assertThat(page)
                .contains("value=\"" + BRIEF.hash() + "\"", "Quoi &lt;b&gt;")
                .doesNotContain("Quoi <b>");
    }

    @Test
    void labelsTheTitleOfACampaignAsAField() {
        assertThat(page("start-campaign", Locale.FRENCH)).contains(">Titre</label>");
    }

    @Test
    void showsWhatEachPartnerAdded() {
        assertThat(page("settle-brief", Locale.ENGLISH))
                .contains("Bobine &amp; Fils", "Huit ateliers", "Moins de déchets");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "readiness.follow-up-owner",
                "readiness.team-informed",
                "readiness.authority",
                "readiness.visibility",
                "readiness.hours-none",
                "readiness.hours-short",
                "readiness.other",
                "brake.TIME",
                "brake.TEAM",
                "brake.FIRST",
                "brake.SESSIONS",
                "mission-second",
                "objection-reason",
                "objection-proposal",
                "recall-past",
                "not-blank",
                "not-null",
                "not-empty",
                "date"
            })
    void hasWordsForEveryReasonItGives(String code) {
        String french = page("align-mission", Locale.FRENCH, Flaw.warn("objection", code, 3));
        String english = page("align-mission", Locale.ENGLISH, Flaw.warn("objection", code, 3));

        assertThat(french).contains("class=\"u-warn\"").isNotEqualTo(english);
    }
}
