package coop.unisson.mail;

import coop.unisson.access.LinkWanted;
import coop.unisson.access.PasswordWanted;
import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.GapDecided;
import coop.unisson.campaign.PersonAsked;
import coop.unisson.campaign.PersonNudged;
import coop.unisson.campaign.PersonPostponed;
import coop.unisson.campaign.PersonReminded;
import coop.unisson.campaign.PersonStuck;
import coop.unisson.charter.CharterService;
import coop.unisson.charter.ObjectionAnswered;
import coop.unisson.charter.ObjectionOverdue;
import coop.unisson.commitment.DeputyTookOver;
import coop.unisson.commitment.LatestStartMoved;
import coop.unisson.commitment.PromiseDeclined;
import coop.unisson.commitment.YesReleased;
import coop.unisson.delivery.DeliveryService;
import coop.unisson.delivery.Tension;
import coop.unisson.delivery.TensionOverdue;
import coop.unisson.delivery.TensionSettled;
import coop.unisson.engagement.AbsenceDeclared;
import coop.unisson.engagement.ApplicationDeclined;
import coop.unisson.engagement.ApplicationErased;
import coop.unisson.engagement.ApplicationLapsed;
import coop.unisson.engagement.ApplicationReceived;
import coop.unisson.engagement.DatesReached;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementEnded;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementLeft;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.EngagementSilent;
import coop.unisson.engagement.Handed;
import coop.unisson.engagement.HandedOver;
import coop.unisson.engagement.Standing;
import coop.unisson.partner.PartnerService;
import coop.unisson.partner.Person;
import coop.unisson.partner.PersonForgotten;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Days;
import coop.unisson.shared.Ids;
import coop.unisson.shared.Sha256;
import coop.unisson.shared.ShiftedClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.event.EventListener;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Writes every message in the transaction of the fact that causes it, once, and keeps what became of it. */
@Service
@Transactional
public class Outbox {

    private static final int LATEST = 100;

    /** Longer than any talk with a mail server: whoever claimed a message before is gone. */
    private static final Duration GONE = Duration.ofMinutes(10);

    /** When a day's letter goes that could not go the day before. */
    private static final LocalTime MORNING = LocalTime.of(8, 0);

    /** How the keys of reminders begin that somebody asked for. */
    private static final String LATER = "later:";

    private final Mails mails;
    private final Mailboxes mailboxes;
    private final EngagementService engagements;
    private final CampaignService campaigns;
    private final CharterService charters;
    private final DeliveryService deliveries;
    private final PartnerService partners;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    Outbox(
            Mails mails,
            Mailboxes mailboxes,
            EngagementService engagements,
            CampaignService campaigns,
            CharterService charters,
            DeliveryService deliveries,
            PartnerService partners,
            ApplicationEventPublisher events,
            Clock clock) {
        this.mails = mails;
        this.mailboxes = mailboxes;
        this.engagements = engagements;
        this.campaigns = campaigns;
        this.charters = charters;
        this.deliveries = deliveries;
        this.partners = partners;
        this.events = events;
        this.clock = clock;
    }

    @EventListener
    void on(PersonAsked fact) {
        write(
                "task:" + fact.task() + ":" + fact.person().value(),
                MailKind.TASK,
                fact.person(),
                fact.campaign(),
                Matter.task(fact.task(), fact.name(), fact.due()));
    }

    /** Each rung is climbed once for each day something is due on. */
    @EventListener
    void on(PersonReminded fact) {
        MailKind kind =
                switch (fact.rung()) {
                    case BEFORE -> MailKind.REMINDER;
                    case TODAY -> MailKind.TODAY;
                    case DEPUTY -> MailKind.DEPUTY;
                    case COORDINATOR -> MailKind.COORDINATOR;
                };
        if (kind == MailKind.REMINDER && mails.postponed(LATER + fact.task(), fact.reached(), clock.instant()) > 0) {
            return;
        }
        String key = String.join(
                ":",
                kind.name(),
                fact.task(),
                fact.due().toString(),
                fact.reached().value());
        Matter matter = new Matter(fact.task(), fact.name(), fact.due(), fact.about(), null);
        if (write(key, kind, fact.reached(), fact.campaign(), matter)) {
            events.publishEvent(new ReminderWritten(fact.reached(), fact.task(), fact.rung()));
        }
    }

    /** On the day they chose, and not before; each time they say so is one reminder. */
    @EventListener
    void on(PersonPostponed fact) {
        String key = String.join(
                ":", LATER + fact.task(), fact.person().value(), fact.until().toString());
        if (!mails.existsByDedupeKey(key)) {
            mails.save(new Mail(
                    key,
                    MailKind.REMINDER,
                    fact.person(),
                    fact.campaign(),
                    Matter.task(fact.task(), fact.name(), fact.due()),
                    fact.until().atTime(MORNING).atZone(ShiftedClock.ZONE).toInstant(),
                    clock.instant()));
        }
    }

    /** To the coordinator, or to the second person where it is the coordinator who is held up; the same words once a day. */
    @EventListener
    void on(PersonStuck fact) {
        Campaign campaign = campaigns.get(fact.campaign());
        Person person = partners.person(fact.person());
        write(
                String.join(
                        ":",
                        "stuck",
                        fact.task(),
                        fact.person().value(),
                        Days.today(clock).toString(),
                        Sha256.of(fact.words()).substring(0, 16)),
                MailKind.STUCK,
                campaign.coordinator().equals(fact.person()) ? campaign.deputy() : campaign.coordinator(),
                campaign.id(),
                new Matter(null, fact.name(), null, called(person), fact.words()));
    }

    private String called(Person person) {
        return person.organisation()
                .map(organisation -> person.name() + " ("
                        + partners.organisation(organisation).name() + ", " + person.email() + ")")
                .orElseGet(() -> person.name() + " (" + person.email() + ")");
    }

    /** Once a day for each thing that waits, however often the coordination asks. */
    @EventListener
    void on(PersonNudged fact) {
        String key = String.join(
                ":",
                "nudge",
                fact.task(),
                fact.person().value(),
                Days.today(clock).toString());
        Matter matter = new Matter(fact.task(), fact.name(), fact.due(), null, fact.words());
        if (write(key, MailKind.NUDGE, fact.person(), fact.campaign(), matter)) {
            events.publishEvent(new ReminderWritten(fact.person(), fact.task(), null));
        }
    }

    /** Whoever said "not now" is thought of on the day they chose, once. */
    @EventListener
    void on(EngagementLeft fact) {
        Engagement engagement = engagements.get(fact.engagement());
        engagement
                .recallOn()
                .filter(day -> engagement.standing() == Standing.NOT_NOW)
                .ifPresent(day -> {
                    String key = "recall:" + fact.engagement().value();
                    if (!mails.existsByDedupeKey(key)) {
                        mails.save(new Mail(
                                key,
                                MailKind.RECALL,
                                engagement.lead(),
                                engagement.campaign(),
                                Matter.NOTHING,
                                day.atTime(MORNING).atZone(ShiftedClock.ZONE).toInstant(),
                                clock.instant()));
                    }
                });
    }

    /** Once for each time it goes silent. */
    @EventListener
    void on(EngagementSilent fact) {
        Engagement engagement = engagements.get(fact.engagement());
        String since = engagement.silentSince().map(Instant::toString).orElse("");
        toBoth(engagement, "silent:" + fact.engagement().value() + ":" + since, MailKind.SILENT, Matter.NOTHING);
    }

    @EventListener
    void on(EngagementEnded fact) {
        Campaign campaign = campaigns.get(fact.campaign());
        if (campaign.isCancelled()) {
            toBoth(
                    engagements.get(fact.engagement()),
                    "cancelled:" + fact.engagement().value(),
                    MailKind.CANCELLED,
                    Matter.words(campaign.cancelReason().orElse("")));
        }
    }

    /** Once for each calendar. */
    @EventListener
    void on(DatesReached fact) {
        Campaign campaign = campaigns.get(fact.campaign());
        toBoth(
                engagements.get(fact.engagement()),
                "dates:" + fact.engagement().value() + ":"
                        + Sha256.of(campaign.schedule().toString()),
                MailKind.DATES,
                Matter.words(fact.reason()));
    }

    @EventListener
    void on(TensionSettled fact) {
        Tension tension = deliveries.tension(fact.tension());
        toBoth(
                engagements.get(fact.engagement()),
                "tension:" + fact.tension().value(),
                MailKind.TENSION,
                Matter.words(tension.words().orElse("")));
    }

    @EventListener
    void on(TensionOverdue fact) {
        Campaign campaign = campaigns.get(fact.campaign());
        write(
                "tension-late:" + fact.tension().value(),
                MailKind.TENSION_LATE,
                campaign.deputy(),
                campaign.id(),
                Matter.somebody(organisation(engagements.get(fact.engagement())), null));
    }

    @EventListener
    void on(ObjectionAnswered fact) {
        toBoth(
                engagements.get(fact.engagement()),
                "objection:" + fact.objection().value(),
                MailKind.OBJECTION,
                Matter.words(charters.objection(fact.objection()).words().orElse("")));
    }

    @EventListener
    void on(ObjectionOverdue fact) {
        Campaign campaign = campaigns.get(fact.campaign());
        write(
                "objection-late:" + fact.objection().value(),
                MailKind.OBJECTION_LATE,
                campaign.deputy(),
                campaign.id(),
                Matter.somebody(organisation(engagements.get(fact.engagement())), null));
    }

    @EventListener
    void on(AbsenceDeclared fact) {
        write(
                "absence:" + fact.absence().value(),
                MailKind.ABSENCE,
                fact.deputy(),
                fact.campaign(),
                Matter.somebody(partners.person(fact.person()).name(), fact.lastDay()));
    }

    /** Roles only: a promise is asked about by its own task, and a task speaks for itself. */
    @EventListener
    void on(HandedOver fact) {
        if (fact.what() == Handed.LEAD || fact.what() == Handed.DIRECTOR) {
            write(
                    String.join(
                            ":",
                            "handover",
                            fact.engagement().value(),
                            fact.what().name(),
                            fact.from().value(),
                            fact.to().value(),
                            clock.instant().toString()),
                    MailKind.HANDOVER,
                    fact.to(),
                    fact.campaign(),
                    Matter.somebody(partners.person(fact.from()).name(), null));
        }
    }

    /** Whoever wrote the promise learns it with the words that came with it. */
    @EventListener
    void on(PromiseDeclined fact) {
        Engagement engagement = engagements.get(fact.engagement());
        write(
                "declined-promise:" + fact.nomination().value(),
                fact.silent() ? MailKind.UNANSWERED : MailKind.DECLINED,
                engagement.lead(),
                engagement.campaign(),
                Matter.promise(fact.what(), partners.person(fact.person()).name(), fact.remark()));
    }

    @EventListener
    void on(DeputyTookOver fact) {
        Engagement engagement = engagements.get(fact.engagement());
        String owner = partners.person(fact.owner()).name();
        String deputy = partners.person(fact.deputy()).name();
        Stream.of(fact.deputy(), fact.owner(), engagement.lead())
                .distinct()
                .forEach(person -> write(
                        "took-over:" + fact.nomination().value() + ":" + person.value(),
                        person.equals(fact.owner()) ? MailKind.RELEASED : MailKind.TOOK_OVER,
                        person,
                        engagement.campaign(),
                        Matter.promise(fact.what(), person.equals(fact.owner()) ? deputy : owner, "")));
    }

    /** Its owner; and whoever answers for the partner, and the coordination, when it has become impossible. Once for each day. */
    @EventListener
    void on(LatestStartMoved fact) {
        Engagement engagement = engagements.get(fact.engagement());
        Campaign campaign = campaigns.get(engagement.campaign());
        (fact.past() ? Stream.of(fact.owner(), engagement.lead(), campaign.coordinator()) : Stream.of(fact.owner()))
                .distinct()
                .forEach(person -> write(
                        String.join(
                                ":",
                                "latest-start",
                                fact.commitment().value(),
                                fact.day().toString(),
                                person.value()),
                        fact.past() ? MailKind.LATEST_START_PAST : MailKind.LATEST_START,
                        person,
                        campaign.id(),
                        Matter.promise(fact.what(), organisation(engagement), fact.day())));
    }

    @EventListener
    void on(YesReleased fact) {
        Engagement engagement = engagements.get(fact.engagement());
        write(
                "released:" + fact.nomination().value(),
                MailKind.RELEASED,
                fact.person(),
                engagement.campaign(),
                Matter.promise(fact.what(), organisation(engagement), ""));
    }

    /** Once for each gap, however often the decisions are revised. */
    @EventListener
    void on(GapDecided fact) {
        String partner = fact.decision().partner();
        if (partner != null) {
            write(
                    String.join(":", "gap", partner, Sha256.of(fact.decision().gap())),
                    MailKind.GAP,
                    engagements.get(new EngagementId(partner)).lead(),
                    fact.campaign(),
                    Matter.words(fact.decision().gap() + "\n" + fact.decision().reason()));
        }
    }

    @EventListener
    void on(ApplicationReceived fact) {
        write(
                "received:" + fact.application().value(),
                MailKind.APPLICATION_RECEIVED,
                new Stranger(fact.email(), fact.name(), fact.language()),
                fact.campaign(),
                Matter.NOTHING);
    }

    @EventListener
    void on(ApplicationDeclined fact) {
        write(
                "declined:" + fact.application().value(),
                MailKind.APPLICATION_DECLINED,
                new Stranger(fact.email(), fact.name(), fact.language()),
                fact.campaign(),
                Matter.words(fact.words()));
    }

    @EventListener
    void on(ApplicationLapsed fact) {
        write(
                "lapsed:" + fact.application().value(),
                MailKind.APPLICATION_LAPSED,
                new Stranger(fact.email(), fact.name(), fact.language()),
                fact.campaign(),
                Matter.NOTHING);
    }

    /** What was written to whoever applied is nobody's business any more, nor to whom. */
    @EventListener
    void on(ApplicationErased fact) {
        List.of("received:", "declined:", "lapsed:")
                .forEach(kind ->
                        mails.findByDedupeKey(kind + fact.application().value()).ifPresent(Mail::forgetStranger));
    }

    @EventListener
    void on(PersonForgotten fact) {
        Matter about = Matter.somebody(partners.person(fact.person()).name(), null);
        mails.toOrAbout(fact.person(), fact.person().value())
                .forEach(
                        mail -> mail.forget(mail.person().equals(Optional.of(fact.person())) ? Matter.NOTHING : about));
    }

    /** At most one a minute for each task, so that nobody's mailbox is filled by somebody with an old link. */
    @EventListener
    void on(LinkWanted fact) {
        partners.lock(fact.person());
        campaign(fact.person(), fact.task())
                .ifPresent(campaign -> write(
                        String.join(
                                ":",
                                "link",
                                fact.person().value(),
                                fact.landing() == null ? String.valueOf(fact.task()) : Sha256.of(fact.landing()),
                                String.valueOf(clock.instant().getEpochSecond() / 60)),
                        MailKind.LINK,
                        fact.person(),
                        campaign,
                        fact.landing() == null
                                ? Matter.task(fact.task(), null, null)
                                : Matter.somebody(fact.landing(), null)));
    }

    /**
     * The campaign a link is about: the task's, as its letters say, or else the one the person speaks for a partner in, or was
     * last written to about. Owners and coordinators speak for no partner.
     */
    private Optional<CampaignId> campaign(PersonId person, @Nullable String task) {
        List<Mail> written = mails.ofPerson(person, Limit.of(LATEST));
        return Stream.of(
                        written.stream()
                                .filter(mail -> task != null
                                        && task.equals(mail.matter().task()))
                                .flatMap(mail -> mail.campaign().stream()),
                        engagements.of(person, 1).stream().map(Engagement::campaign),
                        written.stream().flatMap(mail -> mail.campaign().stream()))
                .flatMap(campaigns -> campaigns)
                .findFirst();
    }

    /** At most one in ten minutes, as {@link #on(LinkWanted)}. */
    @EventListener
    void on(PasswordWanted fact) {
        partners.lock(fact.person());
        Instant now = clock.instant();
        String key = "password:" + fact.person().value() + ":" + now.getEpochSecond() / 600;
        if (!mails.existsByDedupeKey(key)) {
            mails.save(new Mail(key, MailKind.PASSWORD, fact.person(), null, Matter.NOTHING, now, now));
        }
    }

    private String organisation(Engagement engagement) {
        return partners.organisation(engagement.organisation()).name();
    }

    /** To both people of a partner, or to the one who is both. */
    private void toBoth(Engagement engagement, String key, MailKind kind, Matter matter) {
        engagement
                .people()
                .forEach(person -> write(key + ":" + person.value(), kind, person, engagement.campaign(), matter));
    }

    /** @return whether it had not been written before */
    private boolean write(String key, MailKind kind, PersonId person, CampaignId campaign, Matter matter) {
        if (mails.existsByDedupeKey(key)) {
            return false;
        }
        Instant now = clock.instant();
        mails.save(new Mail(key, kind, person, campaign, matter, now, now));
        return true;
    }

    private void write(String key, MailKind kind, Stranger stranger, CampaignId campaign, Matter matter) {
        if (!mails.existsByDedupeKey(key)) {
            mails.save(new Mail(key, kind, stranger, campaign, matter, clock.instant()));
        }
    }

    /** Whose messages are due. */
    @Transactional(readOnly = true)
    List<PersonId> waitedForBy(int most) {
        return mails.waitedForBy(clock.instant(), Limit.of(most));
    }

    /**
     * Makes up a person's letters, each of one message or more; they are this node's from the commit on. What can wait goes
     * in one letter a day, and tomorrow when today's has gone and tomorrow is early enough. Empty when another node is at it.
     */
    List<Letter> claim(PersonId person) {
        Optional<Mailbox> mailbox = mailbox(person);
        if (mailbox.isEmpty()) {
            return List.of();
        }
        Instant now = clock.instant();
        List<Mail> due = mails.due(person, now);
        Map<String, List<Mail>> letters = new LinkedHashMap<>();
        List<Mail> digest = new ArrayList<>();
        for (Mail mail : due) {
            if (mail.letter().isPresent()) {
                letters.computeIfAbsent(mail.letter().get(), id -> new ArrayList<>())
                        .add(mail);
            } else if (mail.kind().digest()) {
                digest.add(mail);
            } else {
                letters.put(Ids.mint(), List.of(mail));
            }
        }
        LocalDate today = Days.of(now);
        LocalDate tomorrow = today.plusDays(1);
        if (!digest.isEmpty() && !mailbox.get().takeLetterOf(today)) {
            Instant morning = tomorrow.atTime(MORNING).atZone(ShiftedClock.ZONE).toInstant();
            digest.stream().filter(mail -> !mail.cannotWaitUntil(tomorrow)).forEach(mail -> mail.postpone(morning));
            digest.removeIf(mail -> !mail.cannotWaitUntil(tomorrow));
        }
        if (!digest.isEmpty()) {
            letters.put(Ids.mint(), digest);
        }
        letters.forEach((id, within) -> within.forEach(mail -> mail.claim(id, now)));
        return letters.entrySet().stream()
                .map(letter -> new Letter(letter.getKey(), letter.getValue()))
                .toList();
    }

    /** Letters to strangers, each of one message. */
    List<Letter> claimToStrangers(int most) {
        Instant now = clock.instant();
        return mails.dueToStrangers(now, Limit.of(most)).stream()
                .map(mail -> {
                    String id = mail.letter().orElseGet(Ids::mint);
                    mail.claim(id, now);
                    return new Letter(id, List.of(mail));
                })
                .toList();
    }

    private Optional<Mailbox> mailbox(PersonId person) {
        return mailboxes.existsById(person)
                ? mailboxes.lock(person)
                : Optional.of(mailboxes.saveAndFlush(new Mailbox(person)));
    }

    /** @param mails ids */
    void sent(List<String> mails) {
        each(mails, mail -> mail.sent(clock.instant()));
    }

    /** What they asked for was done in the meantime. */
    void drop(List<String> mails) {
        each(mails, Mail::drop);
    }

    void refused(List<String> mails, String why) {
        each(mails, mail -> mail.refused(why, clock.instant()));
    }

    private void each(List<String> ids, Consumer<Mail> what) {
        mails.findAllById(ids).forEach(what);
    }

    /** What becomes of a report that a letter could not be delivered. */
    enum Return {
        TAKEN,
        /** Known already, of no letter of ours, or not about its reader: nothing is done. */
        NOT_OURS,
        /** Its letter is still with the node that sends it. */
        TOO_EARLY
    }

    /** Keeps that a letter came back, and tells the coordination of the campaign whom it cannot reach by mail. */
    Return returned(Returned report) {
        List<Mail> letter = mails.findByLetterOrderByCreatedAtAscIdAsc(report.letter());
        if (letter.isEmpty() || !report.addresses().contains(address(letter.get(0)))) {
            return Return.NOT_OURS;
        }
        if (letter.stream().anyMatch(mail -> mail.state() == Mail.State.SENDING)) {
            return Return.TOO_EARLY;
        }
        List<Mail> gone = letter.stream()
                .filter(mail -> mail.state() == Mail.State.SENT || mail.state() == Mail.State.UNCERTAIN)
                .toList();
        gone.forEach(mail -> mail.bounced(report.why()));
        gone.stream().flatMap(mail -> mail.person().stream()).findFirst().ifPresent(reader -> {
            partners.lettersComeBack(reader);
            gone.stream()
                    .flatMap(mail -> mail.campaign().stream())
                    .distinct()
                    .forEach(campaign -> tellUnreached(campaign, reader));
        });
        return gone.isEmpty() ? Return.NOT_OURS : Return.TAKEN;
    }

    private String address(Mail mail) {
        return mail.stranger()
                .map(Stranger::email)
                .orElseGet(() -> partners.person(mail.person().orElseThrow()).email())
                .toLowerCase(Locale.ROOT);
    }

    /** Once a day for each person: they are called once. */
    private void tellUnreached(CampaignId id, PersonId unreached) {
        PersonId coordinator = campaigns.get(id).coordinator();
        if (coordinator.equals(unreached)) {
            return;
        }
        write(
                String.join(
                        ":",
                        "bounced",
                        id.value(),
                        unreached.value(),
                        Days.today(clock).toString()),
                MailKind.BOUNCED,
                coordinator,
                id,
                Matter.somebody(called(partners.person(unreached)), null));
    }

    /** Whose letters were with a node that is gone. */
    @Transactional(readOnly = true)
    List<PersonId> lostSightOf(int most) {
        return mails.claimedBefore(clock.instant().minus(GONE), Limit.of(most));
    }

    /**
     * What a node that is gone left behind goes again, or is left alone where twice would be worse than never; of a letter with
     * both only the former, under the letter’s name.
     */
    void recover(PersonId person) {
        if (mailbox(person).isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        mails.claimedBefore(person, now.minus(GONE)).forEach(mail -> mail.lostSight(now));
    }

    /** As {@link #recover} for what was on its way to strangers. */
    void recoverToStrangers(int most) {
        Instant now = clock.instant();
        mails.toStrangersClaimedBefore(now.minus(GONE), Limit.of(most)).forEach(mail -> mail.lostSight(now));
    }

    /** Messages that travel together. */
    record Letter(String id, List<Mail> mails) {

        List<String> ids() {
            return mails.stream().map(Mail::id).toList();
        }
    }

    @Transactional(readOnly = true)
    public List<Mail> of(PersonId person) {
        return mails.ofPerson(person, Limit.of(LATEST));
    }

    /** Everybody's, the latest first. */
    @Transactional(readOnly = true)
    public List<Mail> latest() {
        return mails.latest(Limit.of(LATEST));
    }

    @Transactional(readOnly = true)
    public Optional<Mail> find(String id) {
        return mails.findById(id);
    }

    /** Everything that travelled, or will travel, with a message. */
    @Transactional(readOnly = true)
    public List<Mail> together(Mail mail) {
        return mail.letter().map(mails::findByLetterOrderByCreatedAtAscIdAsc).orElseGet(() -> List.of(mail));
    }
}
