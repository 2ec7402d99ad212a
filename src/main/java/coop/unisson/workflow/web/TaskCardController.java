package coop.unisson.workflow.web;

import coop.unisson.access.AccessService;
import coop.unisson.workflow.TaskCards;
import java.util.List;
import java.util.Locale;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What Tasklist writes on the cards of tasks. */
@RestController
class TaskCardController {

    /** As many as a page of Tasklist shows, and some. */
    private static final int MOST = 50;

    private final TaskCards cards;
    private final CardSentences sentences;
    private final AccessService access;

    TaskCardController(TaskCards cards, CardSentences sentences, AccessService access) {
        this.cards = cards;
        this.sentences = sentences;
        this.access = access;
    }

    /** Those of them that are this reader's to know; the others are left out. */
    @GetMapping("/api/tasks/cards")
    List<CardSentences.CardAnswer> cards(
            @RequestParam(name = "id", defaultValue = "") List<String> ids, Locale locale) {
        return cards.of(access.current(), ids.stream().distinct().limit(MOST).toList()).stream()
                .map(card -> sentences.answer(card, locale))
                .toList();
    }
}
