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
        String blindSpots,
        Map<String, String> synthesis,
        Map<String, LocalDate> dates,
        List<Partner> partners,
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

    /** One partner of the story. */
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
            List<Promise> commitments) {

        public String leadEmail() {
            return "lead@" + slug + ".example";
        }

        public String directorEmail() {
            return "dir@" + slug + ".example";
        }

        /** The e-mail address of whoever owns a promise: the lead unless it says otherwise. */
        public String ownerEmail(Promise promise) {
            if (promise.owner() == null) {
                return leadEmail();
            }
            return promise.owner().equals("director")
                    ? directorEmail()
                    : promise.owner().toLowerCase(Locale.ROOT).replace(' ', '.') + "@" + slug + ".example";
        }

        public String ownerName(Promise promise) {
            if (promise.owner() == null) {
                return lead;
            }
            return promise.owner().equals("director") ? director : promise.owner();
        }
    }

    /**
     * One promise of the story, and what came of it.
     *
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
