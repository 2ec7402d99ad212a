package coop.unisson.workflow.web;

import com.fasterxml.jackson.databind.JsonNode;
import coop.unisson.access.AccessService;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormCodec;
import coop.unisson.shared.FormView;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import coop.unisson.workflow.FormDoor;
import coop.unisson.workflow.TaskCards;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.util.UriComponentsBuilder;

/** Two doors to the same form: the fragment Tasklist and Cockpit fetch, and a page of its own. */
@Controller
class FormController {

    private final FormDoor door;
    private final FormCodec codec;
    private final AccessService access;
    private final MessageSource messages;
    private final Answers answers;
    private final TaskCards cards;
    private final CardSentences sentences;

    FormController(
            FormDoor door,
            FormCodec codec,
            AccessService access,
            MessageSource messages,
            Answers answers,
            TaskCards cards,
            CardSentences sentences) {
        this.cards = cards;
        this.sentences = sentences;
        this.door = door;
        this.codec = codec;
        this.access = access;
        this.messages = messages;
        this.answers = answers;
    }

    @GetMapping("/forms/{id}")
    String fragment(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String taskId,
            @RequestParam(defaultValue = "") String subject,
            Model model,
            Locale locale) {
        TaskCards.Card card = taskId.isEmpty()
                ? null
                : cards.of(access.current(), List.of(taskId)).stream()
                        .findFirst()
                        .orElse(null);
        model.addAttribute("taskCard", card == null ? null : sentences.answer(card, locale));
        if (card != null && card.waitsFor() != null) {
            return "form/colleague";
        }
        if (taskId.isEmpty()) {
            requireWayTo(id, subject);
        }
        show(open(id, taskId, subject), model, locale);
        return "form/embedded";
    }

    @GetMapping("/tasks/{taskId}")
    String page(@PathVariable String taskId, Model model, Locale locale) {
        show(door.ofTask(taskId, person()), model, locale);
        model.addAttribute("action", "/tasks/" + taskId);
        return "form/page";
    }

    /** A form that stands open without a task, in a page of its own. */
    @GetMapping("/acts/{id}")
    String actPage(@PathVariable String id, @RequestParam String subject, Model model, Locale locale) {
        requireWayTo(id, subject);
        show(door.ofForm(id, subject, person()), model, locale);
        model.addAttribute("action", actOn(id, subject));
        return "form/page";
    }

    /**
     * A link was perhaps forwarded. It opens what its person may do for their own organisation; for what gives others a say
     * one is sent for this very act; and whoever acts for the coordination signs in.
     */
    private void requireWayTo(String id, String subject) {
        if (access.cameByLink() && !door.opensByAnyLink(id) && !access.cameFor(actOn(id, subject))) {
            throw Problem.forbidden("act-by-link");
        }
    }

    @PostMapping(path = "/acts/{id}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String actFromPage(
            @PathVariable String id,
            @RequestParam String subject,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        requireWayTo(id, subject);
        fields.remove("subject");
        JsonNode document = codec.fromFields(fields);
        try {
            door.act(id, subject, person(), document);
        } catch (Refused refused) {
            again(door.ofForm(id, subject, person()), document, refused, model, locale, response);
            model.addAttribute("action", actOn(id, subject));
            return "form/page";
        }
        return "redirect:/mine";
    }

    private static String actOn(String id, String subject) {
        return UriComponentsBuilder.fromPath("/acts/{id}")
                .queryParam("subject", "{subject}")
                .encode()
                .buildAndExpand(id, subject)
                .toUriString();
    }

    private void again(
            FormDoor.Opened opened,
            JsonNode document,
            Refused refused,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        show(opened, model, locale);
        model.addAttribute("form", view(opened, document, refused.flaws(), locale));
        response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
    }

    @PostMapping(path = "/tasks/{taskId}", consumes = MediaType.APPLICATION_FORM_URLENCODED_VALUE)
    String submit(
            @PathVariable String taskId,
            @RequestParam MultiValueMap<String, String> fields,
            Model model,
            Locale locale,
            HttpServletResponse response) {
        JsonNode document = codec.fromFields(fields);
        try {
            door.submit(taskId, person(), document);
        } catch (Refused refused) {
            again(door.ofTask(taskId, person()), document, refused, model, locale, response);
            model.addAttribute("action", "/tasks/" + taskId);
            return "form/page";
        }
        return "redirect:/tasks/{taskId}/done";
    }

    @GetMapping("/tasks/{taskId}/done")
    String done(@PathVariable String taskId) {
        door.requireDone(taskId, person());
        return "form/done";
    }

    @PostMapping("/forms/{id}/check")
    @ResponseBody
    Map<String, Object> check(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String taskId,
            @RequestParam(defaultValue = "") String subject,
            InputStream body,
            Locale locale)
            throws IOException {
        if (taskId.isEmpty()) {
            requireWayTo(id, subject);
        }
        JsonNode document = document(body);
        List<Flaw> flaws =
                taskId.isEmpty() ? door.check(id, subject, person(), document) : door.check(taskId, person(), document);
        return answers.flaws(flaws, locale);
    }

    @PutMapping("/forms/{id}/draft")
    ResponseEntity<Map<String, Object>> draft(
            @PathVariable String id,
            @RequestParam(defaultValue = "") String taskId,
            @RequestParam(defaultValue = "") String subject,
            InputStream body,
            Locale locale)
            throws IOException {
        JsonNode document = document(body);
        if (taskId.isEmpty()) {
            requireWayTo(id, subject);
        }
        List<Flaw> told =
                taskId.isEmpty() ? door.draft(id, subject, person(), document) : door.draft(taskId, person(), document);
        return told.isEmpty() ? ResponseEntity.noContent().build() : ResponseEntity.ok(answers.flaws(told, locale));
    }

    /** A form that stands open without a task. */
    @PostMapping(path = "/forms/{id}", consumes = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<Void> act(@PathVariable String id, @RequestParam String subject, InputStream body)
            throws IOException {
        requireWayTo(id, subject);
        door.act(id, subject, person(), document(body));
        return ResponseEntity.noContent().build();
    }

    private JsonNode document(InputStream body) throws IOException {
        JsonNode document = codec.parse(body);
        if (!document.isObject()) {
            throw Problem.malformed("malformed-document");
        }
        return document;
    }

    private FormDoor.Opened open(String id, String taskId, String subject) {
        return taskId.isEmpty() ? door.ofForm(id, subject, person()) : door.ofTask(taskId, person());
    }

    private void show(FormDoor.Opened opened, Model model, Locale locale) {
        model.addAllAttributes(opened.prefill().model());
        model.addAttribute("form", view(opened, opened.values(), List.of(), locale));
        model.addAttribute("template", "forms/" + opened.form().id());
        model.addAttribute("task", opened.task());
        model.addAttribute("subject", opened.context().subject());
    }

    private FormView view(FormDoor.Opened opened, @Nullable JsonNode values, List<Flaw> flaws, Locale locale) {
        return new FormView(opened.form().id(), values, flaws, messages, locale);
    }

    private String person() {
        return access.current().value();
    }
}
