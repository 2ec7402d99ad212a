package coop.unisson.demo;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A campaign as {@code demo/repair-month.yaml} tells it: who took part, what they said, what came of it. */
public record Script(
        String title,
        String mission,
        String changeSought,
        String failureSign,
        int hoursPerWeek,
        Map<String, String> brief,
        List<List<String>> needs,
        List<Map<String, String>> menu,
        String blindSpots,
        String rebalanced,
        Map<String, String> synthesis,
        Map<String, LocalDate> dates,
        List<Partner> partners,
        List<Partner> withdrawn,
        List<WellWisher> wellWishers) {

    /**
     * Somebody who was invited, and went kindly at the first step.
     *
     * @param how {@code NOT_NOW} or {@code OBSERVER}
     * @param recallOn when to think of them again
     */
    public record WellWisher(
            String name,
            String slug,
            String lead,
            String director,
            String how,
            @Nullable LocalDate recallOn) {

        public String leadEmail() {
            return "lead@" + slug + ".example";
        }

        public String directorEmail() {
            return "dir@" + slug + ".example";
        }
    }

    /**
     * One partner of the story.
     *
     * @param hasty whether its first list said nothing anybody could count on, and came back
     * @param applied the day it asked to join, for who was not invited with the others
     * @param withdrew the day it left for good
     * @param away when its lead is away
     * @param objection what it could not sign at first
     * @param clash where mission and business clashed during the run
     */
    public record Partner(
            String name,
            String slug,
            String lead,
            String director,
            String role,
            List<List<String>> approvals,
            int hours,
            @Nullable String language,
            String motive,
            String tension,
            String how,
            String keep,
            String change,
            boolean hasty,
            @Nullable Application applied,
            @Nullable LocalDate withdrew,
            @Nullable Away away,
            @Nullable Objection objection,
            @Nullable Clash clash,
            List<Promise> commitments) {

        public String leadEmail() {
            return "lead@" + slug + ".example";
        }

        public String directorEmail() {
            return "dir@" + slug + ".example";
        }

        String email(String person) {
            return person.toLowerCase(Locale.ROOT).replace(' ', '.') + "@" + slug + ".example";
        }

        /** The e-mail address of whoever owns a promise: the lead unless it says otherwise. */
        public String ownerEmail(Promise promise) {
            if (promise.owner() == null) {
                return leadEmail();
            }
            return promise.owner().equals("director") ? directorEmail() : email(promise.owner());
        }

        public String ownerName(Promise promise) {
            if (promise.owner() == null) {
                return lead;
            }
            return promise.owner().equals("director") ? director : promise.owner();
        }
    }

    /** What somebody says who asks to join. */
    public record Application(LocalDate on, String why, String bring) {}

    /** Days on which somebody of the same house does a lead's tasks. */
    public record Away(LocalDate from, LocalDate to, String deputy) {}

    /**
     * Why a partner did not sign the charter as it was, and how that was answered, on the two days after.
     *
     * @param clause the clause's key
     * @param was what it says of that in French and in English
     * @param is what it says since
     */
    public record Objection(
            LocalDate on,
            String clause,
            String reason,
            String proposal,
            List<String> was,
            List<String> is,
            String words) {}

    /** Something a partner's business wants and the mission does not, and how it was settled. */
    public record Clash(
            LocalDate on, String what, LocalDate happensOn, LocalDate settledOn, String decision, String words) {}

    /**
     * One promise of the story, and what came of it.
     *
     * @param after what must be done before, as its partner promises it
     * @param waits what others must promise first
     * @param resource what goes into it and how much, and perhaps a second one after it
     * @param co the slug of the partner that makes it too
     * @param reach the band of people its channel reaches
     * @param late days after the last day promised
     * @param done how many were done, when not all
     */
    public record Promise(
            String kind,
            String what,
            @Nullable String channel,
            @Nullable String format,
            @Nullable Integer quantity,
            @Nullable LocalDate date,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            boolean window,
            @Nullable List<LocalDate> dates,
            @Nullable String owner,
            String evidence,
            @Nullable String visibility,
            @Nullable String audience,
            @Nullable String territory,
            @Nullable String after,
            @Nullable Waits waits,
            @Nullable List<String> resource,
            @Nullable String co,
            @Nullable String reach,
            @JsonProperty("outcome") @Nullable String outcomeOrNone,
            int late,
            @Nullable Integer done,
            @Nullable String reason) {

        public String outcome() {
            return outcomeOrNone == null ? "DELIVERED" : outcomeOrNone;
        }

        /** The last day promised. */
        public LocalDate last() {
            if (date != null) {
                return date;
            }
            if (to != null) {
                return to;
            }
            return dates == null ? LocalDate.MAX : dates.get(dates.size() - 1);
        }
    }

    /**
     * What others must promise of the same kind before a promise counts.
     *
     * @param partner the slug of the one that must
     * @param count how many of them must
     * @param together the day on which it says yes to going together with those who wait for it
     */
    public record Waits(
            @Nullable String partner,
            @Nullable Integer count,
            @Nullable LocalDate together) {}

    public static Script repairMonth() {
        ObjectMapper yaml = YAMLMapper.builder()
                .addModule(new JavaTimeModule())
                .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
                .build();
        try (InputStream script = Script.class.getResourceAsStream("/demo/repair-month.yaml")) {
            return yaml.readValue(script, Script.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    LocalDate date(String name) {
        LocalDate date = dates.get(name);
        if (date == null) {
            throw new IllegalArgumentException("the story has no date called " + name);
        }
        return date;
    }

    String brief(String part) {
        return brief.getOrDefault(part, "");
    }

    String synthesis(String part) {
        return synthesis.getOrDefault(part, "");
    }
}
