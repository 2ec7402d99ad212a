package coop.unisson.commitment;

import coop.unisson.campaign.CampaignId;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** One commitment a campaign offers its partners: a beginning to which each adds who does it, and whatever is left open. */
@Entity
@Table(name = "menu_entry")
class MenuEntry {

    @Id
    private String id;

    @Embedded
    @AttributeOverride(name = "value", column = @Column(name = "campaign_id"))
    private CampaignId campaign;

    private int position;

    private @Nullable String pillar;

    @Enumerated(EnumType.STRING)
    private Kind kind;

    private String what;

    private @Nullable String channel;

    private @Nullable String format;

    private @Nullable Integer quantity;

    @Enumerated(EnumType.STRING)
    @Column(name = "when_kind")
    private @Nullable WhenKind whenKind;

    @Column(name = "on_date")
    private @Nullable LocalDate date;

    @Column(name = "from_date")
    private @Nullable LocalDate from;

    @Column(name = "to_date")
    private @Nullable LocalDate to;

    @Enumerated(EnumType.STRING)
    private @Nullable Evidence evidence;

    private @Nullable String audience;

    private @Nullable String territory;

    private @Nullable String measure;

    MenuEntry(String id, CampaignId campaign, int position, OfferMenu.Entry said) {
        this.id = id;
        this.campaign = campaign;
        this.kind = said.kind();
        this.what = said.what().strip();
        write(position, said);
    }

    @SuppressWarnings("NullAway.Init") // for Hibernate
    protected MenuEntry() {}

    /** Says it anew; promises that were chosen from it keep their own words. */
    final void write(int newPosition, OfferMenu.Entry said) {
        position = newPosition;
        pillar = said.pillar();
        kind = said.kind();
        what = said.what().strip();
        channel = said.channel();
        format = said.format();
        quantity = said.quantity();
        whenKind = said.whenKind();
        date = said.date();
        from = said.from();
        to = said.to();
        evidence = said.evidence();
        audience = said.audience();
        territory = said.territory();
        measure = said.measure();
    }

    String id() {
        return id;
    }

    String what() {
        return what;
    }

    OfferMenu.Entry entry() {
        return new OfferMenu.Entry(
                id, pillar, kind, what, channel, format, quantity, whenKind, date, from, to, evidence, audience,
                territory, measure);
    }

    /** The row a partner begins with; who does it is never part of it. */
    Promise promise() {
        return PromiseBuilder.builder()
                .menuEntry(id)
                .kind(kind)
                .what(what)
                .channel(channel)
                .format(format)
                .quantity(quantity)
                .whenKind(whenKind)
                .date(date)
                .from(from)
                .to(to)
                .evidence(evidence)
                .audience(audience)
                .territory(territory)
                .measure(measure)
                .build();
    }
}
