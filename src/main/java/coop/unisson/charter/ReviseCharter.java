package coop.unisson.charter;

import coop.unisson.campaign.Campaign;
import coop.unisson.campaign.CampaignId;
import coop.unisson.campaign.CampaignService;
import coop.unisson.campaign.Stage;
import coop.unisson.engagement.EngagementId;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Ids;
import coop.unisson.shared.Language;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Preview;
import coop.unisson.shared.Problem;
import coop.unisson.shared.Refused;
import coop.unisson.shared.TaskForm;
import coop.unisson.shared.Words;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The coordination changes a published charter, clause by clause, and says of each change whether it is a slip of the pen
 * or changes what was agreed; and whom that concerns. Before anything is written it reads whose signatures lapse.
 */
@Component
class ReviseCharter implements TaskForm<ReviseCharter.Revision> {

    /** More names than this make a sentence nobody reads. */
    private static final int NAMED = 5;

    enum Change {
        TYPO,
        MATERIAL
    }

    enum Scope {
        EVERYBODY,
        SOME
    }

    /**
     * What the coordination says.
     *
     * @param sha256 the hash of the version on the screen
     * @param concerned for some, their engagements
     */
    record Revision(
            @NotBlank @Size(max = 64) String sha256,
            @NotNull @Size(max = 40) List<@Valid Row> clauses,
            @Nullable Scope scope,
            @Nullable @Size(max = 300) List<String> concerned,
            @Nullable @Size(max = 2000) String reason,
            boolean sure) {

        private List<Clause> texts() {
            return clauses.stream().map(Row::clause).toList();
        }
    }

    /** A clause as it is typed; a row added by hand has no key yet. */
    record Row(
            @Nullable String key,
            @Nullable @Size(max = 160) String title,
            @Nullable @Size(max = 4000) String text,
            @Nullable @Size(max = 160) String titleEn,
            @Nullable @Size(max = 4000) String textEn,
            @Nullable Change change) {

        private Clause clause() {
            return new Clause(
                    key != null && Clause.isKey(key) ? key : Ids.mint(),
                    Words.of(title),
                    Words.of(text),
                    Words.of(titleEn),
                    Words.of(textEn));
        }

        private static Row of(Clause clause) {
            return new Row(clause.key(), clause.titleFr(), clause.textFr(), clause.titleEn(), clause.textEn(), null);
        }
    }

    private final CharterService charters;
    private final CampaignService campaigns;

    ReviseCharter(CharterService charters, CampaignService campaigns) {
        this.charters = charters;
        this.campaigns = campaigns;
    }

    @Override
    public String id() {
        return "revise-charter";
    }

    @Override
    public Class<Revision> submission() {
        return Revision.class;
    }

    /**
     * @throws Problem 409 when no charter was published yet
     */
    @Override
    public Prefill<Revision> prefill(FormContext context) {
        CampaignId id = new CampaignId(context.subject());
        CharterVersion version = inForce(id);
        return new Prefill<>(
                new Revision(
                        version.sha256(),
                        version.clauses().stream().map(Row::of).toList(),
                        null,
                        null,
                        null,
                        false),
                Map.of(
                        "charter",
                        version,
                        "partners",
                        charters.signers(id),
                        "required",
                        Arrays.stream(StandardClause.values())
                                .filter(StandardClause::required)
                                .map(StandardClause::key)
                                .collect(Collectors.toUnmodifiableSet())));
    }

    private CharterVersion inForce(CampaignId id) {
        return charters.inForce(id).orElseThrow(() -> Problem.conflict("charter-unpublished"));
    }

    @Override
    public List<Flaw> check(FormContext context, Revision revision) {
        CampaignId id = new CampaignId(context.subject());
        CharterVersion before = inForce(id);
        List<Flaw> wrong = new ArrayList<>(Charter.flaws(revision.texts()));
        wrong.addAll(unmarked(before, revision));
        if (before.says(revision.texts())) {
            wrong.add(Flaw.block("", "revise-nothing"));
        }
        Map<String, String> signers = charters.signers(id);
        boolean material = changes(before, revision).stream().anyMatch(ClauseChange::material);
        if (material && revision.scope() == null) {
            wrong.add(Flaw.block("scope", "not-null"));
        } else if (material
                && revision.scope() == Scope.SOME
                && concerned(revision, signers).isEmpty()) {
            wrong.add(Flaw.block("concerned", "not-empty"));
        }
        List<Flaw> flaws = new ArrayList<>(Preview.of(
                wrong, () -> List.of(preview(material, revision, signers, context)), revision.sure(), "revise-unsure"));
        if (Words.none(revision.reason())) {
            flaws.add(Flaw.block("reason", "not-blank"));
        }
        return flaws;
    }

    private static List<Flaw> unmarked(CharterVersion before, Revision revision) {
        Set<Clause> known = new HashSet<>(before.clauses());
        List<Flaw> flaws = new ArrayList<>();
        for (int i = 0; i < revision.clauses().size(); i++) {
            Row row = revision.clauses().get(i);
            if (row.change() == null && !known.contains(row.clause())) {
                flaws.add(Flaw.block("clauses[" + i + "].change", "change-unmarked"));
            }
        }
        return flaws;
    }

    private Flaw preview(boolean material, Revision revision, Map<String, String> signers, FormContext context) {
        if (!material) {
            return Flaw.warn("sure", "revise-typo");
        }
        Set<String> concerned = revision.scope() == Scope.SOME ? concerned(revision, signers) : signers.keySet();
        String names = signers.entrySet().stream()
                .filter(signer -> concerned.contains(signer.getKey()))
                .map(Map.Entry::getValue)
                .limit(NAMED)
                .collect(Collectors.joining(Language.of(context.locale()) == Language.FR ? "\u00A0; " : "; "));
        return Flaw.warn("sure", "revise-lapses", concerned.size(), names, Math.max(0, concerned.size() - NAMED));
    }

    private static Set<String> concerned(Revision revision, Map<String, String> signers) {
        return Stream.ofNullable(revision.concerned())
                .flatMap(List::stream)
                .filter(signers::containsKey)
                .collect(Collectors.toSet());
    }

    /** What differs from the version before; a clause that is left out is material. */
    private static Set<ClauseChange> changes(CharterVersion before, Revision revision) {
        Set<ClauseChange> changes = new HashSet<>();
        Map<String, Clause> gone =
                before.clauses().stream().collect(Collectors.toMap(Clause::key, Function.identity()));
        for (Row row : revision.clauses()) {
            Clause clause = row.clause();
            if (!clause.equals(gone.remove(clause.key()))) {
                changes.add(new ClauseChange(clause.key(), row.change() == Change.MATERIAL));
            }
        }
        gone.keySet().forEach(key -> changes.add(new ClauseChange(key, true)));
        return changes;
    }

    /**
     * @throws Problem 409 when somebody published another version meanwhile
     */
    @Override
    public void accept(FormContext context, Revision revision) {
        CampaignId id = new CampaignId(context.subject());
        campaigns.lock(id);
        CharterVersion before = inForce(id);
        if (before.sha256().equals(revision.sha256())) {
            Refused.ifAnyBlocks(check(context, revision));
        }
        Set<EngagementId> concerned = revision.scope() == Scope.SOME
                ? concerned(revision, charters.signers(id)).stream()
                        .map(EngagementId::new)
                        .collect(Collectors.toSet())
                : Set.of();
        charters.revise(
                id,
                revision.sha256(),
                revision.texts(),
                changes(before, revision),
                concerned,
                Words.of(revision.reason()),
                new PersonId(context.person()));
    }

    /** From the first signature asked for to the end of the run. */
    @Override
    public boolean standing(FormContext context) {
        Campaign campaign = campaigns.get(new CampaignId(context.subject()));
        return campaign.isCoordinatedBy(new PersonId(context.person()))
                && campaign.stage().reached(Stage.CHARTER)
                && !campaign.stage().reached(Stage.RETROSPECTIVE)
                && !campaign.isOver();
    }
}
