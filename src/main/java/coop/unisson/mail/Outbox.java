package coop.unisson.mail;

import coop.unisson.access.LinkWanted;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.PersonAsked;
import coop.unisson.engagement.Engagement;
import coop.unisson.engagement.EngagementEnded;
import coop.unisson.engagement.EngagementService;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
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

    private final Mails mails;
    private final EngagementService engagements;
    private final CampaignService campaigns;
    private final Clock clock;

    Outbox(Mails mails, EngagementService engagements, CampaignService campaigns, Clock clock) {
        this.mails = mails;
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
                fact.due());
    }

    @EventListener
    void on(EngagementEnded fact) {
        if (campaigns.get(fact.campaign()).isCancelled()) {
            Engagement engagement = engagements.get(fact.engagement());
            Stream.of(engagement.lead(), engagement.director())
                    .distinct()
                    .forEach(person -> write(
                            "cancelled:" + fact.engagement().value() + ":" + person.value(),
                            MailKind.CANCELLED,
                            person,
                            fact.campaign(),
                            null,
                            null,
                            null));
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
                        null));
    }

    private void write(
            String key,
            MailKind kind,
            PersonId person,
            CampaignId campaign,
            @Nullable String task,
            @Nullable String name,
            @Nullable LocalDate due) {
        if (!mails.existsByDedupeKey(key)) {
            mails.save(new Mail(Ids.mint(), key, kind, person, campaign, task, name, due, clock.instant()));
        }
    }

    /** Claims the next messages; they are this node's from the commit on. */
    List<Mail> claim(int most) {
        Instant now = clock.instant();
        List<Mail> due = mails.due(now, Limit.of(most));
        due.forEach(mail -> mail.claim(now));
        return due;
    }

    void sent(String id) {
        mails.findById(id).ifPresent(mail -> mail.sent(clock.instant()));
    }

    void refused(String id, String why) {
        mails.findById(id).ifPresent(mail -> mail.refused(why, clock.instant()));
    }

    /** What nodes that are gone left behind goes again, or is left alone where twice would be worse than never. */
    void recover() {
        Instant now = clock.instant();
        mails.claimedBefore(now.minus(GONE)).forEach(mail -> mail.lostSight(now));
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
    public java.util.Optional<Mail> find(String id) {
        return mails.findById(id);
    }
}
