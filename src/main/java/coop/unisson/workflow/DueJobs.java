package coop.unisson.workflow;

import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.runtime.Job;
import org.springframework.stereotype.Service;

/** Runs due jobs here and now, for whoever cannot wait for the job executor. */
@Service
public class DueJobs {

    private final ManagementService management;

    DueJobs(ManagementService management) {
        this.management = management;
    }

    /** Runs every due job, and those they cause, until none is left. */
    public void run() {
        for (List<Job> due = due(); !due.isEmpty(); due = due()) {
            for (Job job : due) {
                if (management.createJobQuery().jobId(job.getId()).count() > 0) {
                    management.executeJob(job.getId());
                }
            }
        }
    }

    private List<Job> due() {
        return management.createJobQuery().executable().withRetriesLeft().list();
    }
}
