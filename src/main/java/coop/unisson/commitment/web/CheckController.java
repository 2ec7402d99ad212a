package coop.unisson.commitment.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import coop.unisson.access.AccessService;
import coop.unisson.campaign.CampaignId;
import coop.unisson.commitment.Declaration;
import coop.unisson.commitment.Judgement;
import coop.unisson.commitment.Promise;
import coop.unisson.commitment.PromiseCheck;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormCodec;
import coop.unisson.shared.Problem;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.info.Info;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.ExampleObject;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Judges promises for whoever asks, as the form and the gate judge them. */
@RestController
@OpenAPIDefinition(info = @Info(title = "Unisson", version = "1"))
@Tag(name = "commitments")
class CheckController {

    private static final String DOCUMENTATION = """
            Says how explicit promises are and which one act would make each more so. Changes nothing.

            The document is one of four: a whole submission of the form `declare-commitments`; one commitment by itself, with or
            without its `decisionPath`; an array of commitments; or `{"text": "…"}`, a sentence alone. `campaign`, in the query or in
            the document, names the campaign whose run, partners and saved approval chain count; the caller takes part in it or
            coordinates it. Without it, rules that need a campaign are not asked (E05, E13 between partners, P7).

            * E00 zero, said clearly · E01 only vague words (blocks together with E02, E03 and E04) · E02 channel or place · E03 format
              and quantity · E04 when · E05 outside the run · E06 a named person · E07 who has not said yes · E08 approvals · E09 too
              late for them · E10 resource · E11 evidence · E12 hedge · E13 condition · E14 near-duplicate · E15 approximate quantity ·
              E16 reach of an own channel · E17 who else is seen · E18 the other partner has not confirmed · E19 outside one's control.
            * P1–P8 judge a list as a whole: only a submission or an array has them.
            * E07 and E18 are known only of commitments that were sent (with their `id`); E08 and E09 only where a `decisionPath` is
              given or was saved in the campaign. E16 is asked once a channel is named, E17 once channel, format and time are.
            * E07 and E18 wait for somebody else: they block the gate, not the level.

            A sentence alone is judged by its words: E00, E01, E06 (a team, everybody or a shared mailbox as the one who acts), E12, E13
            (waiting for somebody else's doing), E15 and E19. E01 blocks when the sentence names no channel, format, number or day, and
            is not given when it does and something is named that is communicated or shared. Its `level` counts what the sentence
            leaves open among channel, form, day and person, without listing it.

            **Fields of a commitment**, all optional, so that a half-written one is judged too:

            * `kind`: `OWN_CHANNEL`, `CO_CREATION` (with `coOwners`), `OWN_INITIATIVE`, `INTERNAL_FOLLOW_UP`, `RESOURCE` (with
              `resourceKind`: `HOURS`, `EUROS`, `INTRODUCTIONS`, `SKILL_DAYS`, and `resourceQuantity`; a second one as `otherResourceKind` and `otherResourceQuantity`). The first three are public acts.
            * `what`: one sentence, a verb and an object; `channel`: where; `format` and `quantity`: in what form, how many at least;
              `reach`: how many people an own channel reaches, `UNDER_100`, `UNDER_1000`, `UNDER_10000`, `UNDER_100000`, `FROM_100000`.
            * `whenKind`: `DATE` (`date`), `WINDOW` (once between `from` and `to`, 14 days at most), `PRESENCE` (all the time from `from`
              to `to`), `SERIES` (`dates`). Days are ISO dates.
            * `ownerName`, `ownerEmail`: who does it, one person; `deputyName`, `deputyEmail`: who else; `evidence`: `LINK`, `PHOTO`,
              `SCREENSHOT`, `COUNT`, `DOCUMENT`, `WITNESS`; `visibilityFor` in words or `makesVisible` by engagement id: who else is seen.
            * `decisionPath` of a submission or record: `[{"role": "Direction", "days": 3}]`, who approves in how many working days.

            Answers go by level: 0 blocking reasons `explicit`, 1 or 2 `nearly`, more `vague`, and so is a list with nothing in it;
            nothing at all is only `zero` when it is said: `{"zero": true, "commitments": []}`, or a sentence such as “Nothing this time”.

            `fill`, where there is one, holds the values one tap would put into which fields. Answers are in French or English, as
            `Accept-Language` asks; French by default. Sign in by session (with its CSRF header) or HTTP Basic.
            """;

    /** One reason. */
    @Schema(name = "Reason")
    record Reason(
            @Schema(example = "E02") String code,
            @Schema(example = "commitments[0].channel") String field,
            @Schema(allowableValues = {"block", "warn"}) String severity,
            String message,

            @Schema(description = "the one next act, in a short sentence")
            String suggestion,

            @Schema(description = "values for fields, by field; left out where there is none") @Nullable
            Map<String, String> fill) {}

    /** How explicit it is, and why. */
    @Schema(name = "Judgement")
    record Answer(
            @Schema(allowableValues = {"explicit", "nearly", "vague", "zero"})
            String level,

            List<Reason> reasons) {}

    private final PromiseCheck check;
    private final FormCodec codec;
    private final AccessService access;
    private final MessageSource messages;

    CheckController(PromiseCheck check, FormCodec codec, AccessService access, MessageSource messages) {
        this.check = check;
        this.codec = codec;
        this.access = access;
        this.messages = messages;
    }

    @PostMapping(path = "/api/commitments/check", produces = MediaType.ALL_VALUE)
    @Operation(
            summary = "How explicit are these promises?",
            description = DOCUMENTATION,
            requestBody =
                    @RequestBody(
                            required = true,
                            content =
                                    @Content(
                                            mediaType = MediaType.APPLICATION_JSON_VALUE,
                                            schema =
                                                    @Schema(
                                                            oneOf = {
                                                                Declaration.class,
                                                                Promise.class,
                                                                PromiseCheck.Text.class
                                                            }),
                                            examples = {
                                                @ExampleObject(
                                                        name = "a sentence",
                                                        value = "{\"text\": \"On va communiquer dessus\"}"),
                                                @ExampleObject(
                                                        name = "a sentence in English",
                                                        value = "{\"text\": \"We'll try to share it if possible\"}"),
                                                @ExampleObject(
                                                        name = "nothing this time",
                                                        value = "{\"zero\": true, \"commitments\": []}"),
                                                @ExampleObject(name = "one commitment", value = """
                                                                {"kind": "OWN_CHANNEL", "what": "Trois stories sur la reprise", "channel": "Instagram",
                                                                 "format": "story", "quantity": 3, "reach": "UNDER_10000", "whenKind": "SERIES",
                                                                 "dates": ["2027-10-12", "2027-10-14", "2027-10-16"], "ownerName": "Léa Martin",
                                                                 "ownerEmail": "lea.martin@bobine.example", "evidence": "LINK",
                                                                 "visibilityFor": "les autres partenaires"}
                                                                """)
                                            })),
            responses = {
                @ApiResponse(
                        responseCode = "200",
                        content =
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                                        schema = @Schema(implementation = Answer.class))),
                @ApiResponse(responseCode = "400", description = "not JSON, or a field nobody knows"),
                @ApiResponse(responseCode = "401", description = "not signed in"),
                @ApiResponse(responseCode = "404", description = "no such campaign, or not the caller's"),
                @ApiResponse(responseCode = "413", description = "longer than any form"),
                @ApiResponse(responseCode = "415", description = "not application/json"),
                @ApiResponse(
                        responseCode = "422",
                        description = "a value that is no date, number or choice, with its field")
            })
    ResponseEntity<Answer> check(
            @Parameter(description = "campaign id; may stand in the document instead")
                    @RequestParam(required = false)
                    @Nullable
                    String campaign,
            @Parameter(hidden = true) HttpServletRequest request,
            @Parameter(hidden = true) Locale locale)
            throws IOException {
        requireJson(request.getContentType());
        JsonNode document = codec.parse(request.getInputStream());
        String named = campaign == null || campaign.isBlank() ? null : campaign;
        if (document instanceof ObjectNode object && object.has("campaign")) {
            JsonNode inside = object.remove("campaign");
            if (!inside.isTextual() && !inside.isNull()) {
                throw Problem.malformed("malformed-field");
            }
            named = named != null || inside.isNull() || inside.asText().isBlank() ? named : inside.asText();
        }
        Judgement judged = check.check(document, named == null ? null : new CampaignId(named), access.current());
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_JSON)
                .body(new Answer(
                        judged.level(),
                        judged.reasons().stream()
                                .map(flaw -> reason(flaw, locale))
                                .toList()));
    }

    private static void requireJson(@Nullable String type) {
        try {
            if (type != null && MediaType.APPLICATION_JSON.isCompatibleWith(MediaType.parseMediaType(type))) {
                return;
            }
        } catch (InvalidMediaTypeException unreadable) {
            // said below
        }
        throw Problem.unsupported("json-only");
    }

    private Reason reason(Flaw flaw, Locale locale) {
        Object[] args = flaw.args().toArray();
        return new Reason(
                flaw.code(),
                flaw.field(),
                flaw.severity().name().toLowerCase(Locale.ROOT),
                messages.getMessage("flaw." + flaw.code(), args, locale),
                flaw.suggestion(messages, locale),
                flaw.fill().isEmpty() ? null : flaw.fill());
    }
}
