package coop.unisson.campaign;

import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Refused;
import coop.unisson.shared.TaskForm;
import coop.unisson.shared.Words;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The coordinator goes through the checklist and says go, or not yet and why. */
@Component
class DecideLaunch implements TaskForm<DecideLaunch.Choice> {

    record Choice(
            boolean goalShared,
            boolean rolesHeld,
            boolean contentReady,
            boolean coverPlanned,
            boolean measureReady,
            @NotNull LaunchDecision decision,
            @Nullable @Size(max = 2000) String reason) {

        /** What the checklist leaves open, in the order of the page. */
        private List<String> open() {
            Map<String, Boolean> checklist = new LinkedHashMap<>();
            checklist.put("goalShared", goalShared);
            checklist.put("rolesHeld", rolesHeld);
            checklist.put("contentReady", contentReady);
            checklist.put("coverPlanned", coverPlanned);
            checklist.put("measureReady", measureReady);
            checklist.values().removeIf(done -> done);
            return List.copyOf(checklist.keySet());
        }
    }

    private final CampaignService campaigns;

    DecideLaunch(CampaignService campaigns) {
        this.campaigns = campaigns;
    }

    @Override
    public String id() {
        return "decide-launch";
    }

    @Override
    public Class<Choice> submission() {
        return Choice.class;
    }

    @Override
    public Prefill<Choice> prefill(FormContext context) {
        return new Prefill<>(null, Map.of("campaign", campaigns.get(new CampaignId(context.subject()))));
    }

    @Override
    public List<Flaw> check(FormContext context, Choice choice) {
        if (choice.decision() == LaunchDecision.GO) {
            return choice.open().stream()
                    .map(item -> Flaw.block(item, "go-unready"))
                    .toList();
        }
        return Words.none(choice.reason()) ? List.of(Flaw.block("reason", "no-go-reason")) : List.of();
    }

    @Override
    public void accept(FormContext context, Choice choice) {
        Refused.ifAnyBlocks(check(context, choice));
        campaigns.decideLaunch(
                new CampaignId(context.subject()),
                choice.decision(),
                Words.of(choice.reason()),
                new PersonId(context.person()));
    }
}
