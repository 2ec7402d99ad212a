package coop.unisson.workflow;

import coop.unisson.engagement.ImportConfirmed;
import coop.unisson.engagement.ImportId;
import coop.unisson.engagement.PartnerImport;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandler;
import org.camunda.bpm.engine.impl.jobexecutor.JobHandlerConfiguration;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Takes in a file of partners, some in a transaction, one job after the other: whatever stops goes on where it was. */
@Component
class PartnerImports implements JobHandler<PartnerImports.File> {

    static final String TYPE = "unisson-partner-import";

    /** The file whose next lines are taken in. */
    record File(String id) implements JobHandlerConfiguration {

        @Override
        public String toCanonicalString() {
            return id;
        }
    }

    private final DurableJobs jobs;
    private final ObjectProvider<PartnerImport> imports;

    PartnerImports(DurableJobs jobs, ObjectProvider<PartnerImport> imports) {
        this.jobs = jobs;
        this.imports = imports;
    }

    @EventListener
    void on(ImportConfirmed fact) {
        jobs.send(TYPE, new File(fact.file().value()));
    }

    @Override
    public void execute(
            File file, @Nullable ExecutionEntity execution, CommandContext context, @Nullable String tenant) {
        if (imports.getObject().takeNext(new ImportId(file.id()))) {
            jobs.send(TYPE, file);
        }
    }

    @Override
    public String getType() {
        return TYPE;
    }

    @Override
    public File newConfiguration(String canonical) {
        return new File(canonical);
    }

    @Override
    public void onDelete(File file, JobEntity job) {
        // nothing is held outside the job itself
    }
}
