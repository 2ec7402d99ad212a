package coop.unisson.mail;

import coop.unisson.access.LinkWanted;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.PersonAsked;
import coop.unisson.campaign.PersonReminded;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementEnded;
import coop.unisson.engagement.EngagementService;
import coop.unisson.engagement.EngagementSilent;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Ids;
import coop.unisson.shared.ShiftedClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
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

    private final Mails mails;
    private final Mailboxes mailboxes;
    private final EngagementService engagements;
    private final CampaignService campaigns;
    private final Clock clock;

    Outbox(Mails mails, Mailboxes mailboxes, EngagementService engagements, CampaignService campaigns, Clock clock) {
        this.mails = mails;
        this.mailboxes = mailboxes;
        this.engagements = engagements;
        this.campaigns = campaigns;
        this.clock = clock;
    }

    @EventListener
    void on(PersonAsked fact) {
        write(
                "task:" + fact.task(),
                MailKind.TASK,
                fact.person(),
                fact.campaign(),
                fact.task(),
                fact.name(),
                fact.due(),
                null);
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
        write(
                String.join(
                        ":",
                        kind.name(),
                        fact.task(),
                        fact.due().toString(),
                        fact.reached().value()),
                kind,
                fact.reached(),
                fact.campaign(),
                fact.task(),
                fact.name(),
                fact.due(),
                fact.about());
    }

    /** Once for each time it goes silent. */
    @EventListener
    void on(EngagementSilent fact) {
        Engagement engagement = engagements.get(fact.engagement());
        String since = engagement.silentSince().map(Instant::toString).orElse("");
        toBoth(engagement, "silent:" + fact.engagement().value() + ":" + since, MailKind.SILENT);
    }

    /** To both people of a partner, or to the one who is both. */
    private void toBoth(Engagement engagement, String key, MailKind kind) {
        Stream.of(engagement.lead(), engagement.director())
                .distinct()
                .forEach(person ->
                        write(key + ":" + person.value(), kind, person, engagement.campaign(), null, null, null, null));
    }

    @EventListener
    void on(EngagementEnded fact) {
        if (campaigns.get(fact.campaign()).isCancelled()) {
            toBoth(
                    engagements.get(fact.engagement()),
                    "cancelled:" + fact.engagement().value(),
                    MailKind.CANCELLED);
        }
    }

    /** At most one a minute, so that nobody's mailbox is filled by somebody with an old link. */
    @EventListener
    void on(LinkWanted fact) {
        engagements.of(fact.person(), 1).stream()
                .findFirst()
                .ifPresent(engagement -> write(
                        "link:" + fact.person().value() + ":" + clock.instant().getEpochSecond() / 60,
                        MailKind.LINK,
                        fact.person(),
                        engagement.campaign(),
                        fact.task(),
                        null,
                        null,
                        null));
    }

    private void write(
            String key,
            MailKind kind,
            PersonId person,
            CampaignId campaign,
            @Nullable String task,
            @Nullable String name,
            @Nullable LocalDate due,
            @Nullable String about) {
        if (!mails.existsByDedupeKey(key)) {
            mails.save(new Mail(Ids.mint(), key, kind, person, campaign, task, name, due, about, clock.instant()));
        }
    }

    /** Whose messages are due. */
    @Transactional(readOnly = true)
    List<PersonId> waitedForBy(int most) {
        return mails.waitedForBy(clock.instant(), Limit.of(most));
    }

    /**
     * Makes up a person's letters, each of one message or more; they are this node's from the commit on. What can wait goes
     * in one letter a day, and tomorrow when today's has gone. Empty when another node is at it.
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
        LocalDate today = now.atZone(ShiftedClock.ZONE).toLocalDate();
        if (!digest.isEmpty() && mailbox.get().takeLetterOf(today)) {
            letters.put(Ids.mint(), digest);
        } else {
            Instant morning =
                    today.plusDays(1).atTime(MORNING).atZone(ShiftedClock.ZONE).toInstant();
            digest.forEach(mail -> mail.postpone(morning));
        }
        letters.forEach((id, within) -> within.forEach(mail -> mail.claim(id, now)));
        return letters.entrySet().stream()
                .map(letter -> new Letter(letter.getKey(), letter.getValue()))
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

    /** Whose letters were with a node that is gone. */
    @Transactional(readOnly = true)
    List<PersonId> lostSightOf(int most) {
        return mails.claimedBefore(clock.instant().minus(GONE), Limit.of(most));
    }

    /** What a node that is gone left behind goes again, or is left alone where twice would be worse than never. */
    void recover(PersonId person) {
        if (mailbox(person).isEmpty()) {
            return;
        }
        Instant now = clock.instant();
        mails.claimedBefore(person, now.minus(GONE)).stream()
                .collect(Collectors.groupingBy(mail -> mail.letter().orElseThrow()))
                .values()
                .forEach(letter -> {
                    boolean again = letter.stream().anyMatch(mail -> mail.kind().atLeastOnce());
                    letter.forEach(mail -> mail.lostSight(again, now));
                });
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
