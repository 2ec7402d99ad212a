package coop.unisson.commitment;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementService;
import coop.unisson.partner.Organisation;
import coop.unisson.partner.OrganisationId;
import coop.unisson.partner.PartnerService;
import coop.unisson.shared.Column;
import coop.unisson.shared.FormCodec;
import coop.unisson.shared.Language;
import coop.unisson.shared.Sheet;
import coop.unisson.shared.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Promises as rows of a table: one column for each part, the same when written and when read. */
@Component
public class PromiseSheet {

    private static final List<Column> COLUMNS = List.of(
            Column.text("id"),
            Column.choice("kind", Kind.values()),
            Column.text("what"),
            Column.text("channel"),
            Column.text("format"),
            Column.number("quantity"),
            Column.choice("reach", Reach.values()),
            Column.choice("whenKind", WhenKind.values()),
            Column.day("date"),
            Column.day("from"),
            Column.day("to"),
            Column.days("dates"),
            Column.text("ownerName"),
            Column.text("ownerEmail"),
            Column.text("deputyName"),
            Column.text("deputyEmail"),
            Column.names("coOwners"),
            Column.choice("resourceKind", ResourceKind.values()),
            Column.number("resourceQuantity"),
            Column.choice("otherResourceKind", ResourceKind.values()),
            Column.number("otherResourceQuantity"),
            Column.choice("evidence", Evidence.values()),
            Column.text("measure"),
            Column.text("audience"),
            Column.text("territory"),
            Column.text("brand"),
            Column.names("makesVisible"),
            Column.text("visibilityFor"),
            Column.names("dependsOn"),
            Column.choice("conditionKind", ConditionKind.values()),
            Column.text("condition"),
            Column.name("conditionPartner"),
            Column.number("conditionCount"),
            Column.number("conditionReach"),
            Column.name("menuEntry"));

    private final Sheet<Promise> sheet;
    private final MenuService menus;
    private final EngagementService engagements;
    private final PartnerService partners;
    private final MessageSource messages;

    PromiseSheet(
            MenuService menus,
            EngagementService engagements,
            PartnerService partners,
            FormCodec codec,
            MessageSource messages) {
        this.menus = menus;
        this.engagements = engagements;
        this.partners = partners;
        this.messages = messages;
        this.sheet = of(codec, messages);
    }

    static Sheet<Promise> of(FormCodec codec, MessageSource messages) {
        return new Sheet<>("commitments", "declare-commitments.commitments", Promise.class, codec, messages, COLUMNS);
    }

    Sheet<Promise> sheet() {
        return sheet;
    }

    /** The heads of a table that also says whose promise it is. */
    public List<String> head(Language language) {
        List<String> head =
                new ArrayList<>(List.of(messages.getMessage("column.commitments.partner", null, language.locale())));
        head.addAll(sheet.head(language));
        return head;
    }

    /** One row under {@link #head}. */
    public List<@Nullable Object> row(String partner, Promise promise, Sheet.Names names, Language language) {
        List<@Nullable Object> row = new ArrayList<>(List.of(partner));
        row.addAll(sheet.cells(promise, names, language));
        return row;
    }

    /** What promises call by name: the partners of the campaign that are in, everybody, entries of the menu, and promises by what is done. */
    public Sheet.Names names(CampaignId campaign, Collection<Promise> promises, Language language) {
        Map<String, String> names = new HashMap<>(menus.names(campaign));
        names.putAll(partners(campaign));
        names.put(Promise.EVERYBODY, messages.getMessage("declare-commitments.everybody", null, language.locale()));
        promises.forEach(promise -> {
            if (promise.id() != null) {
                names.put(promise.id(), Words.of(promise.what()));
            }
        });
        return new Sheet.Names(names);
    }

    /** What the campaign's menu offers, by id. */
    Map<String, String> menu(CampaignId campaign) {
        return menus.names(campaign);
    }

    /** The partners that are in, by engagement id. */
    public Map<String, String> partners(CampaignId campaign) {
        List<Engagement> in = engagements.of(campaign).stream()
                .filter(engagement -> !engagement.hasLeft())
                .toList();
        Map<OrganisationId, Organisation> known =
                partners.organisations(in.stream().map(Engagement::organisation).toList());
        Map<String, String> named = new HashMap<>();
        in.forEach(engagement -> named.put(
                engagement.id().value(),
                Objects.requireNonNull(known.get(engagement.organisation())).name()));
        return named;
    }
}
