package org.rarecase.workflow;

import java.util.function.Predicate;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.consent.WithdrawalReversed;
import org.rarecase.pathology.ReviewReadings;
import org.rarecase.pathology.acknowledgement.Acknowledgements;
import org.rarecase.pathology.opinion.ProvisionalOpinions;
import org.rarecase.pathology.session.PanelSessions;
import org.rarecase.query.QueryTransitions;
import org.rarecase.workflow.process.CaseProcesses;
import org.rarecase.workflow.process.ConsentProcess;
import org.rarecase.workflow.process.FormerReviewProcess;
import org.rarecase.workflow.process.ReviewProcess;
import org.rarecase.workflow.process.Variables;
import org.rarecase.workflow.task.OpenTaskRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Ends what runs for a case when consent was withdrawn (GDPR 7(3)), and what runs for the withdrawal itself. */
@Component
class ProcessTermination {

    private static final Logger LOG = LoggerFactory.getLogger(ProcessTermination.class);

    private final CaseProcesses processes;
    private final RuntimeService runtime;
    private final OpenTaskRepository tasks;
    private final QueryTransitions queries;
    private final ReviewReadings readings;
    private final Acknowledgements acknowledgements;
    private final ProvisionalOpinions opinions;
    private final PanelSessions sessions;

    ProcessTermination(
            CaseProcesses processes,
            RuntimeService runtime,
            OpenTaskRepository tasks,
            QueryTransitions queries,
            ReviewReadings readings,
            Acknowledgements acknowledgements,
            ProvisionalOpinions opinions,
            PanelSessions sessions) {
        this.processes = processes;
        this.runtime = runtime;
        this.tasks = tasks;
        this.queries = queries;
        this.readings = readings;
        this.acknowledgements = acknowledgements;
        this.opinions = opinions;
        this.sessions = sessions;
    }

    /**
     * Tells each process, which ends as it is drawn. One that does not know the message, because it was started with an
     * older drawing or somebody drew it without, is ended all the same: withdrawal does not wait for a drawing.
     */
    void allOf(CaseId caseId, String withdrawal) {
        tasks.lock(caseId);
        processes.tell(ConsentProcess.WITHDRAWN, caseId, QueryTransitions.withdrawn());
        endDeaf(
                caseId,
                ConsentProcess.WITHDRAWN,
                instance -> !instance.getId().equals(withdrawal) && !isWithdrawal(instance));
        queries.endAll(caseId);
        readings.end(caseId);
        acknowledgements.end(caseId);
        opinions.end(caseId);
        sessions.end(caseId);
    }

    /** Ends the reviews of a case, and only these: consent does not cover them any more. */
    void ofReview(CaseId caseId) {
        tasks.lock(caseId);
        processes.tell(ReviewProcess.NOT_COVERED, caseId);
        runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseId.toString(), ReviewProcess.KEY)
                .list()
                .stream()
                .filter(instance -> !instance.isEnded())
                .forEach(this::endDeafReview);
        readings.end(caseId);
        acknowledgements.end(caseId);
        opinions.end(caseId);
        sessions.end(caseId);
    }

    /** As an older drawing has it, where the message is not drawn: whatever called the review goes on. */
    private void endDeafReview(ProcessInstance review) {
        LOG.info("Review {} does not know {} and is ended", review.getId(), ReviewProcess.NOT_COVERED);
        runtime.createProcessInstanceModification(review.getId())
                .startBeforeActivity(ReviewProcess.SIGNED_OFF)
                .cancelAllForActivity(FormerReviewProcess.REVIEW_PATHOLOGY)
                .cancelAllForActivity(ReviewProcess.COMPARE_REVIEW)
                .execute();
    }

    /** Nobody needs to take note of it or to decide on it any more. */
    void ofWithdrawal(WithdrawalReversed event) {
        tasks.lock(event.caseId());
        processes.tell(
                ConsentProcess.TAKEN_BACK,
                event.caseId(),
                Variables.SCOPE,
                event.scope().name(),
                event.reason());
        if (event.wasTheOnlyOne()) {
            endDeaf(event.caseId(), ConsentProcess.TAKEN_BACK, ProcessTermination::isWithdrawal);
        }
    }

    private static boolean isWithdrawal(ProcessInstance instance) {
        return instance.getProcessDefinitionId().startsWith(ConsentProcess.KEY + ":");
    }

    private void endDeaf(CaseId caseId, String message, Predicate<ProcessInstance> concerned) {
        runtime
                .createProcessInstanceQuery()
                .processInstanceBusinessKey(caseId.toString())
                .rootProcessInstances()
                .list()
                .stream()
                // Those that have just ended are still in the table.
                .filter(instance -> !instance.isEnded())
                .filter(concerned)
                .forEach(deaf -> {
                    LOG.info("Process {} of case {} does not know {} and is ended", deaf.getId(), caseId, message);
                    runtime.deleteProcessInstance(deaf.getId(), message);
                });
    }
}
