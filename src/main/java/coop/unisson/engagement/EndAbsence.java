package coop.unisson.engagement;

import coop.unisson.campaign.CampaignService;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Refused;
import coop.unisson.shared.TaskForm;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Somebody is back early, or does not go: what is still open comes back to them at once. */
@Component
class EndAbsence implements TaskForm<EndAbsence.Back> {

    record Back(@NotBlank @Size(max = 64) String absence) {}

    /** An absence as the form shows it. */
    public record Shown(String id, LocalDate from, LocalDate to, String deputy) {}

    private final EngagementService engagements;
    private final CampaignService campaigns;
    private final PartnerService partners;

    EndAbsence(EngagementService engagements, CampaignService campaigns, PartnerService partners) {
        this.engagements = engagements;
        this.campaigns = campaigns;
        this.partners = partners;
    }

    @Override
    public String id() {
        return "end-absence";
    }

    @Override
    public Class<Back> submission() {
        return Back.class;
    }

    @Override
    public Prefill<Back> prefill(FormContext context) {
        List<Absence> own = own(context);
        return new Prefill<>(
                own.isEmpty() ? null : new Back(own.get(0).id().value()),
                Map.of(
                        "absences",
                        own.stream()
                                .map(absence -> new Shown(
                                        absence.id().value(),
                                        absence.firstDay(),
                                        absence.lastDay(),
                                        partners.person(absence.deputy()).name()))
                                .toList()));
    }

    @Override
    public List<Flaw> check(FormContext context, Back back) {
        return own(context).stream().anyMatch(absence -> absence.id().value().equals(back.absence()))
                ? List.of()
                : List.of(Flaw.block("absence", "choice"));
    }

    @Override
    public void accept(FormContext context, Back back) {
        Refused.ifAnyBlocks(check(context, back));
        engagements.endAbsence(new AbsenceId(back.absence()), new PersonId(context.person()));
    }

    @Override
    public boolean standing(FormContext context) {
        return engagements
                .find(new EngagementId(context.subject()))
                .filter(engagement -> !engagement.hasLeft())
                .filter(engagement -> !campaigns.get(engagement.campaign()).isOver())
                .filter(engagement -> !own(context).isEmpty())
                .isPresent();
    }

    private List<Absence> own(FormContext context) {
        return engagements.absences(engagements.get(new EngagementId(context.subject()))).stream()
                .filter(absence -> absence.person().value().equals(context.person()))
                .toList();
    }
}
