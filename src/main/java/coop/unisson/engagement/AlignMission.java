package coop.unisson.engagement;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Stage;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Refused;
import coop.unisson.shared.TaskForm;
import coop.unisson.shared.Words;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** A partner says what drives it and where it stands in the mission. Agreeing alone is not an answer. */
@Component
class AlignMission implements TaskForm<AlignMission.Answers> {

    record Answers(
            @NotBlank @Size(max = 2000) String motive,
            @NotEmpty @Size(max = 5) List<@NotNull MotiveKind> motiveKinds,
            @NotNull YesNo missionFirst,
            @NotBlank @Size(max = 2000) String missionFirstExample,
            @NotBlank @Size(max = 2000) String visibilityTo,
            @NotBlank @Size(max = 500) String visibilityChannel,
            @NotBlank @Size(max = 2000) String tensionScenario,
            @NotNull TensionReaction tensionReaction,
            @NotNull Consent consent,
            @Nullable @Size(max = 2000) String objection,
            @Nullable @Size(max = 2000) String proposal) {

        private static Answers of(Alignment known) {
            return new Answers(
                    known.motive(),
                    Choices.read(known.motiveKinds(), MotiveKind.class),
                    YesNo.of(known.missionFirst()),
                    known.missionFirstExample(),
                    known.visibilityTo(),
                    known.visibilityChannel(),
                    known.tensionScenario(),
                    known.tensionReaction(),
                    known.consent(),
                    known.objection(),
                    known.proposal());
        }

        private Alignment alignment() {
            return new Alignment(
                    motive.strip(),
                    Choices.write(motiveKinds),
                    missionFirst == YesNo.YES,
                    missionFirstExample.strip(),
                    visibilityTo.strip(),
                    visibilityChannel.strip(),
                    tensionScenario.strip(),
                    tensionReaction,
                    consent,
                    consent == Consent.CONSENT ? "" : Words.of(objection),
                    consent == Consent.OBJECTION ? Words.of(proposal) : "");
        }
    }

    private final EngagementService engagements;
    private final CampaignService campaigns;

    AlignMission(EngagementService engagements, CampaignService campaigns) {
        this.engagements = engagements;
        this.campaigns = campaigns;
    }

    @Override
    public String id() {
        return "align-mission";
    }

    @Override
    public Class<Answers> submission() {
        return Answers.class;
    }

    @Override
    public Prefill<Answers> prefill(FormContext context) {
        Engagement engagement = engagements.get(new EngagementId(context.subject()));
        return new Prefill<>(
                engagement.alignment().map(Answers::of).orElse(null),
                Map.of("campaign", campaigns.get(engagement.campaign())));
    }

    @Override
    public List<Flaw> check(FormContext context, Answers answers) {
        List<Flaw> flaws = new ArrayList<>();
        if (answers.missionFirst() == YesNo.NO && answers.consent() != Consent.OBJECTION) {
            flaws.add(Flaw.block("missionFirst", "mission-second"));
        }
        if (answers.consent() != Consent.CONSENT && Words.none(answers.objection())) {
            flaws.add(Flaw.block("objection", "objection-reason"));
        }
        if (answers.consent() == Consent.OBJECTION && Words.none(answers.proposal())) {
            flaws.add(Flaw.block("proposal", "objection-proposal"));
        }
        return flaws;
    }

    @Override
    public void accept(FormContext context, Answers answers) {
        Refused.ifAnyBlocks(check(context, answers));
        engagements.align(new EngagementId(context.subject()), answers.alignment());
    }

    /** Whoever objected may answer again once it was talked over, for as long as the mission gate waits. */
    @Override
    public boolean standing(FormContext context) {
        Engagement engagement = engagements.get(new EngagementId(context.subject()));
        Campaign campaign = campaigns.get(engagement.campaign());
        return engagements.acting(engagement, engagement.lead()).value().equals(context.person())
                && !engagement.hasLeft()
                && engagement.alignment().isPresent()
                && !engagement.isAligned()
                && campaign.stage() == Stage.MISSION;
    }
}
