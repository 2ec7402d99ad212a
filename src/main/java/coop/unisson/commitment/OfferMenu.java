package coop.unisson.commitment;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.TaskForm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The coordinator offers commitments to begin with; partners choose, complete, and add ideas of their own. */
@Component
class OfferMenu implements TaskForm<OfferMenu.Offered> {

    /** @param least entries each partner is asked to choose, and {@code most} of them; none for as many as it likes */
    record Offered(
            @Positive @Max(60) @Nullable Integer least,
            @Positive @Max(60) @Nullable Integer most,
            @NotNull @Size(max = 60) List<@NotNull @Valid Entry> entries) {

        List<Entry> offers() {
            return entries == null
                    ? List.of()
                    : entries.stream().filter(Objects::nonNull).toList();
        }
    }

    /** @param pillar the heading it stands under */
    record Entry(
            @Size(max = 64) @Nullable String id,
            @Size(max = 160) @Nullable String pillar,
            @NotNull Kind kind,
            @NotBlank @Size(max = 300) String what,
            @Size(max = 160) @Nullable String channel,
            @Size(max = 160) @Nullable String format,
            @Positive @Max(100_000_000) @Nullable Integer quantity,
            @Nullable WhenKind whenKind,
            @Nullable LocalDate date,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable Evidence evidence,
            @Size(max = 160) @Nullable String audience,
            @Size(max = 160) @Nullable String territory,
            @Size(max = 160) @Nullable String measure) {}

    private final MenuService menus;
    private final CampaignService campaigns;

    OfferMenu(MenuService menus, CampaignService campaigns) {
        this.menus = menus;
        this.campaigns = campaigns;
    }

    @Override
    public String id() {
        return "offer-menu";
    }

    @Override
    public Class<Offered> submission() {
        return Offered.class;
    }

    @Override
    public Prefill<Offered> prefill(FormContext context) {
        CampaignId id = new CampaignId(context.subject());
        return new Prefill<>(menus.offered(id), Map.of("campaign", campaigns.get(id), "chosen", menus.chosen(id)));
    }

    @Override
    public List<Flaw> check(FormContext context, Offered said) {
        return menus.check(new CampaignId(context.subject()), said);
    }

    @Override
    public void accept(FormContext context, Offered said) {
        menus.offer(new CampaignId(context.subject()), said);
    }

    /** As long as somebody may still write a list. */
    @Override
    public boolean standing(FormContext context) {
        Campaign campaign = campaigns.get(new CampaignId(context.subject()));
        return campaign.isCoordinatedBy(new PersonId(context.person()))
                && campaign.stage().takesPartners();
    }
}
