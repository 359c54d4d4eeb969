package org.rarecase.workflow;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.rarecase.casebook.CaseId;
import org.rarecase.pathology.Reviews;
import org.rarecase.query.QueryRecords;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Ends what runs for a case when consent was withdrawn (GDPR 7(3)). */
@Component
class ProcessStop {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessStop.class);

    private final CaseProcesses processes;
    private final RuntimeService runtime;
    private final OpenTaskRepository tasks;
    private final QueryRecords queries;
    private final Reviews reviews;

    ProcessStop(
            CaseProcesses processes,
            RuntimeService runtime,
            OpenTaskRepository tasks,
            QueryRecords queries,
            Reviews reviews) {
        this.processes = processes;
        this.runtime = runtime;
        this.tasks = tasks;
        this.queries = queries;
        this.reviews = reviews;
    }

    /**
     * Tells each process, which ends as it is drawn. One that does not know the message, because it was started with an
     * older drawing or somebody drew it without, is ended all the same: withdrawal does not wait for a drawing.
     */
    void allOf(CaseId caseId, String withdrawal) {
        tasks.lock(caseId);
        processes.tell(ConsentProcess.WITHDRAWN, caseId, QueryRecords.withdrawn());
        for (String deaf : running(caseId, withdrawal)) {
            LOG.info("Process {} of case {} does not know of a withdrawal and is ended", deaf, caseId);
            runtime.deleteProcessInstance(deaf, ConsentProcess.WITHDRAWN);
        }
        queries.endAll(caseId);
        reviews.end(caseId);
    }

    private List<String> running(CaseId caseId, String withdrawal) {
        return runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseId.toString())
                .rootProcessInstances()
                .list()
                .stream()
                .filter(instance -> !instance.getId().equals(withdrawal))
                .filter(instance -> !instance.getProcessDefinitionId().startsWith(ConsentProcess.KEY + ":"))
                .map(instance -> instance.getId())
                .toList();
    }
}
