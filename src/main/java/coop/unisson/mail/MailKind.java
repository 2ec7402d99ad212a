package coop.unisson.mail;

import coop.unisson.partner.PersonId;
import org.jspecify.annotations.Nullable;

/** What a message is for, and so how it travels. */
enum MailKind {
    /** Something waits for the person. */
    TASK(true, true),
    /** It still does. */
    REMINDER(false, true),
    /** The coordination reminds of it, of its own accord. */
    NUDGE(false, true),
    /** Something holds somebody up in what they were asked. */
    STUCK(true, false),
    /** Today is the day. */
    TODAY(false, false),
    /** What a colleague was asked is late. */
    DEPUTY(false, true),
    /** What a partner was asked is late, and its people were told. */
    COORDINATOR(false, true),
    /** The campaign goes on without waiting for the reader's organisation. */
    SILENT(true, false),
    /** The day has come on which a partner that left wished to be thought of again. */
    RECALL(false, false),
    /** The campaign has other dates. */
    DATES(true, true),
    /** The coordination has decided about a clash between mission and business. */
    TENSION(true, false),
    /** It has not, and its time has passed: the second person hears of it. */
    TENSION_LATE(true, true),
    /** The coordination has answered an objection to the charter. */
    OBJECTION(true, false),
    /** It has not, and its time has passed: the second person hears of it. */
    OBJECTION_LATE(true, true),
    /** A letter to one of a partner's people came back: the coordination calls them. */
    BOUNCED(true, true),
    /** Somebody is away, and the reader does their work meanwhile. */
    ABSENCE(true, false),
    /** Somebody handed a part over to the reader. */
    HANDOVER(true, false),
    /** Somebody the reader named said no to a promise. */
    DECLINED(true, true),
    /** Somebody the reader named did not answer, and the promise is back. */
    UNANSWERED(true, true),
    /** The owner did not answer, and the reader's own yes counts. */
    TOOK_OVER(true, true),
    /** The reader's yes is no longer needed. */
    RELEASED(true, true),
    /** What the reader owns must be begun on another day than they knew. */
    LATEST_START(true, true),
    /** As {@link #LATEST_START}, and that day is over. */
    LATEST_START_PAST(true, true),
    /** The coordination proposes that the reader's organisation fills a gap in the plan. */
    GAP(true, true),
    /** A stranger asked to join. */
    APPLICATION_RECEIVED(true, false),
    APPLICATION_DECLINED(true, false),
    APPLICATION_LAPSED(true, false),
    /** Somebody came by an old link and wants a new one. */
    LINK(true, false),
    /** Somebody wants to choose a password. */
    PASSWORD(true, false),
    /** The coordination cancelled the campaign. */
    CANCELLED(true, false);

    private final boolean atLeastOnce;
    private final boolean digest;

    MailKind(boolean atLeastOnce, boolean digest) {
        this.atLeastOnce = atLeastOnce;
        this.digest = digest;
    }

    /** Whether it goes again, under the same Message-ID, when a crash left it uncertain; otherwise it does not. */
    boolean atLeastOnce() {
        return atLeastOnce;
    }

    /** Whether its link opens the task it is about; otherwise it opens its reader's page. */
    boolean opensItsTask() {
        return this != DEPUTY && this != COORDINATOR && this != STUCK;
    }

    /** Whether its reader may also answer « later » or « something holds me up ». */
    boolean asks() {
        return this == TASK || this == REMINDER || this == NUDGE || this == TODAY;
    }

    /** Whether its reader may hear of something for the first time, or is asked by somebody who waits for it now. */
    boolean isNews() {
        return this == TASK || this == NUDGE;
    }

    /** Whether there is still something to say. */
    boolean holds(PersonId reader, @Nullable PersonId waitsFor) {
        return waitsFor != null && opensItsTask() == waitsFor.equals(reader);
    }

    /** Whether it waits for the one letter a day its reader gets, with everything else of that day. */
    boolean digest() {
        return digest;
    }
}
