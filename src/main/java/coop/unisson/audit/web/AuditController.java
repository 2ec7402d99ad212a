package coop.unisson.audit.web;

import coop.unisson.access.AccessService;
import coop.unisson.access.Role;
import coop.unisson.audit.AuditTrail;
import coop.unisson.audit.AuditTrail.Filter;
import coop.unisson.audit.AuditTrail.Line;
import coop.unisson.audit.Kind;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.Exported;
import coop.unisson.shared.Csv;
import coop.unisson.shared.Days;
import coop.unisson.shared.Language;
import coop.unisson.shared.Problem;
import coop.unisson.shared.ShiftedClock;
import jakarta.servlet.http.HttpServletResponse;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.MessageSource;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** The log, to read and to take away. */
@Controller
class AuditController {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm").withZone(ShiftedClock.ZONE);
    private static final DateTimeFormatter EXACT =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss").withZone(ShiftedClock.ZONE);

    /** Entries read at a time for a file. */
    private static final int AT_A_TIME = 1_000;

    /** Times as many in one file. */
    private static final int LONGEST = 100;

    /** Far enough for anybody, and no number the database chokes on. */
    private static final int LAST_PAGE = 100_000;

    private final AuditTrail trail;
    private final AccessService access;
    private final MessageSource messages;
    private final ApplicationEventPublisher events;
    private final Clock clock;

    AuditController(
            AuditTrail trail,
            AccessService access,
            MessageSource messages,
            ApplicationEventPublisher events,
            Clock clock) {
        this.trail = trail;
        this.access = access;
        this.messages = messages;
        this.events = events;
        this.clock = clock;
    }

    /** An entry on the page. */
    record Shown(String day, String time, Line line) {}

    @GetMapping("/audit")
    String page(
            @RequestParam(required = false) @Nullable String campaign,
            @RequestParam(required = false) @Nullable String partner,
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable Kind kind,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            @RequestParam(defaultValue = "0") int page,
            Locale locale,
            HttpServletResponse response,
            Model model) {
        Filter filter = filter(campaign, partner, person, kind, from, to);
        AuditTrail.Choices choices = trail.choices(filter);
        model.addAttribute("choices", choices);
        int asked = Math.min(Math.max(page, 0), LAST_PAGE);
        boolean turned = backwards(filter);
        if (turned) {
            response.setStatus(HttpStatus.BAD_REQUEST.value());
        }
        AuditTrail.Page found = turned || !choices.offer(filter)
                ? new AuditTrail.Page(List.of(), false)
                : trail.page(filter, asked, AuditTrail.PAGE, locale);
        model.addAttribute(
                "lines", found.lines().stream().map(line -> shown(line, locale)).toList());
        model.addAttribute("turned", turned);
        model.addAttribute("filter", filter);
        model.addAttribute("kinds", Kind.values());
        model.addAttribute("filtered", !filter.equals(new Filter(null, null, null, null, null, null)));
        model.addAttribute("oversees", access.has(Role.ADMINISTRATOR) || access.has(Role.COORDINATOR));
        model.addAttribute("export", address("/audit/export", filter, 0));
        model.addAttribute("newer", asked == 0 ? null : address("/audit", filter, asked - 1));
        model.addAttribute("older", found.more() ? address("/audit", filter, asked + 1) : null);
        return "audit";
    }

    private static Shown shown(Line line, Locale locale) {
        return new Shown(Days.of(Days.of(line.at()), locale), TIME.format(line.at()), line);
    }

    /**
     * The same entries as a table for a spreadsheet, in the reader's language.
     *
     * @throws Problem 400 when the last day comes before the first, 413 when they are too many
     */
    @GetMapping("/audit/export")
    ResponseEntity<byte[]> export(
            @RequestParam(required = false) @Nullable String campaign,
            @RequestParam(required = false) @Nullable String partner,
            @RequestParam(required = false) @Nullable String person,
            @RequestParam(required = false) @Nullable Kind kind,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate from,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate to,
            Locale locale) {
        Filter filter = filter(campaign, partner, person, kind, from, to);
        boolean offered = trail.choices(filter).offer(filter);
        if (backwards(filter)) {
            throw Problem.malformed("audit-days");
        }
        List<List<String>> rows = offered ? rows(filter, locale) : List.of();
        events.publishEvent(new Exported(
                filter.campaign() == null ? null : new CampaignId(filter.campaign()), access.current(), "audit"));
        byte[] table = Csv.write(heads(locale), rows, Language.of(locale));
        return ResponseEntity.ok()
                .contentType(new MediaType("text", "csv", StandardCharsets.UTF_8))
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        "attachment; filename=\"unisson-audit-" + Days.today(clock) + ".csv\"")
                .body(table);
    }

    private List<List<String>> rows(Filter filter, Locale locale) {
        List<List<String>> rows = new ArrayList<>();
        for (int page = 0; page < LONGEST; page++) {
            AuditTrail.Page found = trail.page(filter, page, AT_A_TIME, locale);
            found.lines().forEach(line -> rows.add(row(line, locale)));
            if (!found.more()) {
                return rows;
            }
        }
        throw Problem.tooLarge("audit-too-long");
    }

    private List<String> row(Line line, Locale locale) {
        return List.of(
                EXACT.format(line.at()),
                Objects.requireNonNullElse(line.campaign(), ""),
                Objects.requireNonNullElse(line.partner(), ""),
                line.who(),
                text("audit.kind." + line.kind(), locale),
                line.sentence());
    }

    private List<String> heads(Locale locale) {
        return Stream.of(
                        "audit.when",
                        "audit.filter.campaign",
                        "audit.filter.partner",
                        "audit.who",
                        "audit.filter.kind",
                        "audit.what")
                .map(key -> text(key, locale))
                .toList();
    }

    private static Filter filter(
            @Nullable String campaign,
            @Nullable String partner,
            @Nullable String person,
            @Nullable Kind kind,
            @Nullable LocalDate from,
            @Nullable LocalDate to) {
        return new Filter(chosen(campaign), chosen(partner), chosen(person), kind, from, to);
    }

    private static @Nullable String chosen(@Nullable String value) {
        return value == null || value.isBlank() ? null : value;
    }

    private static boolean backwards(Filter filter) {
        return filter.from() != null && filter.to() != null && filter.from().isAfter(filter.to());
    }

    private static String address(String path, Filter filter, int page) {
        List<String[]> asked = new ArrayList<>();
        asked.add(new String[] {"campaign", filter.campaign()});
        asked.add(new String[] {"partner", filter.partner()});
        asked.add(new String[] {"person", filter.person()});
        asked.add(new String[] {
            "kind", filter.kind() == null ? null : filter.kind().name()
        });
        asked.add(new String[] {
            "from", filter.from() == null ? null : filter.from().toString()
        });
        asked.add(new String[] {"to", filter.to() == null ? null : filter.to().toString()});
        asked.add(new String[] {"page", page == 0 ? null : Integer.toString(page)});
        UriComponentsBuilder address = UriComponentsBuilder.fromPath(path);
        asked.stream().filter(one -> one[1] != null).forEach(one -> address.queryParam(one[0], "{" + one[0] + "}"));
        return address.encode()
                .buildAndExpand(asked.stream()
                        .filter(one -> one[1] != null)
                        .map(one -> (Object) one[1])
                        .toArray())
                .toUriString();
    }

    private String text(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
