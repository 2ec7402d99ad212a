package coop.unisson.workflow.web;

import coop.unisson.access.AccessService;
import coop.unisson.engagement.EngagementId;
import coop.unisson.workflow.TeamTasks;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** One tap, and a colleague's task is one's own; another, and it is theirs again. */
@Controller
class TakeOverController {

    private final TeamTasks tasks;
    private final AccessService access;

    TakeOverController(TeamTasks tasks, AccessService access) {
        this.tasks = tasks;
        this.access = access;
    }

    @PostMapping("/mine/{engagement}/tasks/{task}/take")
    String take(@PathVariable String engagement, @PathVariable String task) {
        tasks.take(task, access.current(), new EngagementId(engagement));
        return "redirect:/mine";
    }

    @PostMapping("/mine/{engagement}/tasks/{task}/give-back")
    String giveBack(@PathVariable String engagement, @PathVariable String task) {
        tasks.giveBack(task, access.current(), new EngagementId(engagement));
        return "redirect:/mine";
    }
}
