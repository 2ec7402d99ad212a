package coop.unisson.workflow;

import coop.unisson.campaign.CampaignId;
import coop.unisson.engagement.ApplicationId;
import coop.unisson.engagement.ApplicationService;
import coop.unisson.engagement.EngagementId;
import coop.unisson.engagement.EngagementService;
import java.util.List;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Wakes every partner of a campaign, or everybody who asks to join it, {@value #CHUNK} in a transaction, so that no commit grows with the campaign. */
@Component
class FanOut implements JobHandler<FanOut.Chunk> {

    static final String TYPE = "unisson-fan-out";
    static final int CHUNK = 50;

    /** In place of a message: nobody is woken, what they are asked is due on other days. */
    private static final String DATES = "dates";

    /** The next ones to wake: those whose id follows {@code after}, empty to begin. */
    record Chunk(String message, String campaign, String after) implements JobHandlerConfiguration {

        @Override
        public String toCanonicalString() {
            return message + "|" + campaign + "|" + after;
        }

        static Chunk parse(String canonical) {
            String[] parts = canonical.split("\\|", -1);
            return new Chunk(parts[0], parts[1], parts[2]);
        }
    }

    private final DurableJobs jobs;
    private final EngagementService engagements;
    private final ApplicationService applications;
    private final WakeUps wakeUps;
    private final Releases releases;
    private final DueDates dueDates;

    FanOut(
            DurableJobs jobs,
            EngagementService engagements,
            ApplicationService applications,
            WakeUps wakeUps,
            Releases releases,
            DueDates dueDates) {
        this.jobs = jobs;
        this.engagements = engagements;
        this.applications = applications;
        this.wakeUps = wakeUps;
        this.releases = releases;
        this.dueDates = dueDates;
    }

    void schedule(String message, CampaignId campaign) {
        schedule(new Chunk(message, campaign.value(), ""));
    }

    /** Computes everybody's due dates again. */
    void scheduleDates(CampaignId campaign) {
        schedule(DATES, campaign);
    }

    private void schedule(Chunk chunk) {
        jobs.send(TYPE, chunk);
    }

    @Override
    public void execute(
            Chunk chunk, @Nullable ExecutionEntity execution, CommandContext context, @Nullable String tenant) {
        List<String> next = next(chunk);
        next.forEach(one -> {
            if (chunk.message().equals(DATES)) {
                dueDates.schedule(new EngagementId(one));
                return;
            }
            wakeUps.schedule(chunk.message(), one);
            if (chunk.message().equals(PartnerEngagementProcess.ENGAGEMENT_OVER)) {
                releases.of(new EngagementId(one));
                engagements.tellItEnded(new EngagementId(one));
            }
        });
        if (next.size() == CHUNK) {
            schedule(new Chunk(chunk.message(), chunk.campaign(), next.get(CHUNK - 1)));
        }
    }

    private List<String> next(Chunk chunk) {
        CampaignId campaign = new CampaignId(chunk.campaign());
        return chunk.message().equals(ApplicationProcess.APPLICATION_OVER)
                ? applications.openAfter(campaign, chunk.after(), CHUNK).stream()
                        .map(ApplicationId::value)
                        .toList()
                : engagements.idsAfter(campaign, new EngagementId(chunk.after()), CHUNK).stream()
                        .map(EngagementId::value)
                        .toList();
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public Chunk newConfiguration(String canonical) {
        return Chunk.parse(canonical);
    }

    @Override
    public void onDelete(Chunk chunk, JobEntity job) {
        // nothing is held outside the job itself
    }
}
