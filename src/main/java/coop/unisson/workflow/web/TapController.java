package coop.unisson.workflow.web;

import coop.unisson.access.AccessService;
import coop.unisson.access.Quotas;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Words;
import coop.unisson.workflow.TaskAnswers;
import java.time.Duration;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where « later » and « something holds me up » lead. Opening the page does nothing: mail programs open links by themselves. */
@Controller
class TapController {

    private static final int LONGEST = 2000;

    /** Nobody's mailbox is filled by somebody with a link. */
    private static final Quotas.Limit A_DAY = new Quotas.Limit(10, Duration.ofDays(1));

    private final TaskAnswers answers;
    private final AccessService access;
    private final Quotas quotas;

    TapController(TaskAnswers answers, AccessService access, Quotas quotas) {
        this.answers = answers;
        this.access = access;
        this.quotas = quotas;
    }

    @GetMapping("/tasks/{taskId}/later")
    String later(@PathVariable String taskId, Model model) {
        return page("later", taskId, model);
    }

    @PostMapping("/tasks/{taskId}/later")
    String postpone(@PathVariable String taskId, Model model) {
        answers.postpone(taskId, spend(taskId));
        return done("later", taskId, model);
    }

    @GetMapping("/tasks/{taskId}/stuck")
    String stuck(@PathVariable String taskId, Model model) {
        return page("stuck", taskId, model);
    }

    @PostMapping("/tasks/{taskId}/stuck")
    String tell(@PathVariable String taskId, @RequestParam(defaultValue = "") String words, Model model) {
        String said = Words.of(words);
        if (said.length() > LONGEST) {
            throw Problem.tooLarge("stuck-too-long");
        }
        if (said.indexOf('\u0000') >= 0) {
            throw Problem.malformed("malformed-document");
        }
        answers.stuck(taskId, spend(taskId), said);
        return done("stuck", taskId, model);
    }

    /** Only a tap on one's own task counts. */
    private PersonId spend(String taskId) {
        PersonId person = access.current();
        answers.asked(taskId, person);
        if (!quotas.use("tap " + person.value(), A_DAY)) {
            throw Problem.tooMany("taps-too-many");
        }
        return person;
    }

    private String page(String tap, String taskId, Model model) {
        model.addAttribute("asked", answers.asked(taskId, access.current()));
        model.addAttribute("tap", tap);
        model.addAttribute("task", taskId);
        return "form/tap";
    }

    private String done(String tap, String taskId, Model model) {
        model.addAttribute("done", true);
        return page(tap, taskId, model);
    }
}
