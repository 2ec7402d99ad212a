package coop.unisson.charter;

import coop.unisson.campaign.CampaignId;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Ids;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.TaskForm;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The coordinator reads the draft, mends it, adds clauses or leaves out those that may be left out. */
@Component
class ReviewCharter implements TaskForm<ReviewCharter.Review> {

    record Review(@NotNull @Size(max = 40) List<@Valid Row> clauses) {}

    /** A clause as it is typed; a row added by hand has no key yet. */
    record Row(
            @Nullable String key,
            @Nullable @Size(max = 160) String title,
            @Nullable @Size(max = 4000) String text,
            @Nullable @Size(max = 160) String titleEn,
            @Nullable @Size(max = 4000) String textEn) {

        private Clause clause() {
            return new Clause(
                    key != null && Clause.isKey(key) ? key : Ids.mint(),
                    words(title),
                    words(text),
                    words(titleEn),
                    words(textEn));
        }

        private static String words(@Nullable String typed) {
            return typed == null ? "" : typed;
        }

        static Row of(Clause clause) {
            return new Row(clause.key(), clause.titleFr(), clause.textFr(), clause.titleEn(), clause.textEn());
        }
    }

    private final CharterService charters;

    ReviewCharter(CharterService charters) {
        this.charters = charters;
    }

    @Override
    public String id() {
        return "review-charter";
    }

    @Override
    public Class<Review> submission() {
        return Review.class;
    }

    @Override
    public Prefill<Review> prefill(FormContext context) {
        List<Clause> clauses = charters.workingText(new CampaignId(context.subject()));
        return new Prefill<>(
                new Review(clauses.stream().map(Row::of).toList()),
                Map.of(
                        "required",
                        Arrays.stream(StandardClause.values())
                                .filter(StandardClause::required)
                                .map(StandardClause::key)
                                .collect(Collectors.toUnmodifiableSet())));
    }

    @Override
    public List<Flaw> check(FormContext context, Review review) {
        return Charter.flaws(clauses(review));
    }

    @Override
    public void accept(FormContext context, Review review) {
        charters.review(new CampaignId(context.subject()), clauses(review), new PersonId(context.person()));
    }

    private static List<Clause> clauses(Review review) {
        return review.clauses().stream().map(Row::clause).toList();
    }
}
