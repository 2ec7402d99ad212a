package coop.unisson.workflow;

import coop.unisson.campaign.CampaignId;
import coop.unisson.gate.OpenSteps;
import org.camunda.bpm.engine.TaskService;
import org.springframework.stereotype.Component;

/** Counts open tasks by the business keys of a campaign, its partners, their nominations and their deliveries. */
@Component
class CampaignSteps implements OpenSteps {

    private static final String OPEN = """
            select count(*) from ACT_RU_TASK t join ACT_RU_EXECUTION p on p.ID_ = t.PROC_INST_ID_
            where p.BUSINESS_KEY_ = #{campaign}
               or p.BUSINESS_KEY_ in (select id from engagement where campaign_id = #{campaign})
               or p.BUSINESS_KEY_ in (select id from nomination where campaign_id = #{campaign})
               or p.BUSINESS_KEY_ in (select id from delivery where campaign_id = #{campaign})
            """;

    private final TaskService tasks;

    CampaignSteps(TaskService tasks) {
        this.tasks = tasks;
    }

    @Override
    public long in(CampaignId campaign) {
        return tasks.createNativeTaskQuery()
                .sql(OPEN)
                .parameter("campaign", campaign.value())
                .count();
    }
}
