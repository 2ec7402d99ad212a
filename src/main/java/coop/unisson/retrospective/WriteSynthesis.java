package coop.unisson.retrospective;

import coop.unisson.campaign.CampaignId;
import coop.unisson.partner.PersonId;
import coop.unisson.shared.Flaw;
import coop.unisson.shared.FormContext;
import coop.unisson.shared.Prefill;
import coop.unisson.shared.Refused;
import coop.unisson.shared.TaskForm;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The coordinator reads all figures and lessons, and writes what the report says. */
@Component
class WriteSynthesis implements TaskForm<WriteSynthesis.Synthesis> {

    /**
     * The report's words.
     *
     * @param resultUnknown said on purpose: an unknown result is an answer, a forgotten one is not
     */
    record Synthesis(
            @NotBlank @Size(max = 4000) String summary,
            @NotBlank @Size(max = 4000) String lessons,
            @Nullable @Size(max = 300) String resultFigure,
            @Nullable @Size(max = 500) String resultSource,
            boolean resultUnknown) {

        private List<Flaw> flaws() {
            List<Flaw> flaws = new ArrayList<>();
            boolean figure = resultFigure != null && !resultFigure.isBlank();
            boolean source = resultSource != null && !resultSource.isBlank();
            if (resultUnknown && figure) {
                flaws.add(Flaw.block("resultFigure", "result-known-or-not"));
            } else if (!resultUnknown && !figure) {
                flaws.add(Flaw.block("resultFigure", "result-missing"));
            }
            if (!resultUnknown && figure && !source) {
                flaws.add(Flaw.block("resultSource", "source-missing"));
            }
            return flaws;
        }

        private Report.@Nullable Result result() {
            return resultUnknown || resultFigure == null || resultSource == null
                    ? null
                    : new Report.Result(resultFigure.strip(), resultSource.strip());
        }

        private static Synthesis of(Report report) {
            return new Synthesis(
                    report.summary(),
                    report.lessons(),
                    report.result().map(Report.Result::figure).orElse(null),
                    report.result().map(Report.Result::source).orElse(null),
                    report.result().isEmpty());
        }
    }

    private final RetrospectiveService retrospectives;

    WriteSynthesis(RetrospectiveService retrospectives) {
        this.retrospectives = retrospectives;
    }

    @Override
    public String id() {
        return "write-synthesis";
    }

    @Override
    public Class<Synthesis> submission() {
        return Synthesis.class;
    }

    @Override
    public Prefill<Synthesis> prefill(FormContext context) {
        CampaignId campaign = new CampaignId(context.subject());
        List<Report.Line> figures = retrospectives.figures(campaign);
        List<RetrospectiveService.Lesson> learnt = retrospectives.lessons(campaign);
        return new Prefill<>(
                retrospectives.written(campaign).map(Synthesis::of).orElse(null),
                Map.of(
                        "lines",
                        figures,
                        "total",
                        Report.total(figures),
                        "learnt",
                        learnt,
                        "postures",
                        Arrays.stream(LookBack.Posture.values())
                                .map(posture -> learnt.stream()
                                        .filter(lesson -> lesson.posture() == posture)
                                        .count())
                                .toList()));
    }

    @Override
    public List<Flaw> check(FormContext context, Synthesis synthesis) {
        return synthesis.flaws();
    }

    @Override
    public void accept(FormContext context, Synthesis synthesis) {
        List<Flaw> flaws = synthesis.flaws();
        if (!flaws.isEmpty()) {
            throw new Refused(flaws);
        }
        retrospectives.write(
                new CampaignId(context.subject()),
                new Report.Synthesis(
                        synthesis.summary().strip(), synthesis.lessons().strip(), synthesis.result()),
                new PersonId(context.person()));
    }
}
