package org.rarecase.workflow;

import static org.rarecase.shared.Words.t;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.CaseStateChanged;
import org.rarecase.casebook.CaseVisits;
import org.rarecase.casebook.ValuesChanged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Starts the follow-up of a case when it is first handed in, and has it planned anew when what it is planned by changes.
 * Cases that were handed in before there was a plan get theirs when the product starts.
 */
@Component
class FollowUpPlanner {

    private static final Logger LOG = LoggerFactory.getLogger(FollowUpPlanner.class);
    private static final int PAGE = 100;

    private final CaseVisits visits;
    private final RuntimeService runtime;
    private final TransactionTemplate transaction;

    FollowUpPlanner(CaseVisits visits, RuntimeService runtime, TransactionTemplate transaction) {
        this.visits = visits;
        this.runtime = runtime;
        this.transaction = transaction;
    }

    @EventListener
    void on(CaseStateChanged event) {
        if (event.after() == CaseState.SUBMITTED && visits.isWithoutPlan(event.caseId())) {
            start(event.caseId());
        }
    }

    @EventListener
    void on(ValuesChanged event) {
        if (visits.movesFollowUp(event)) {
            planAnew(event.caseId());
        }
    }

    /** A follow-up that has ended begins again, such as when a death turns out to be a mistake. */
    private void planAnew(CaseId id) {
        if (!tell(FollowUpProcess.CHANGED, id)) {
            start(id);
        }
    }

    /** Opens the next visit before its time. */
    void bringForward(CaseId id) {
        if (!tell(FollowUpProcess.FORWARD, id)) {
            throw new StepNotOpen(t("No follow-up waits for its time: it is open already, or the follow-up has ended."
                    + " Nothing was changed."));
        }
    }

    /** False if no process waits for the message. */
    private boolean tell(String message, CaseId id) {
        return !runtime.createMessageCorrelation(message)
                .processInstanceBusinessKey(id.toString())
                .correlateAllWithResult()
                .isEmpty();
    }

    private void start(CaseId id) {
        runtime.createProcessInstanceByKey(FollowUpProcess.KEY)
                .processDefinitionWithoutTenantId()
                .businessKey(id.toString())
                .setVariable(Variables.CASE_ID, id.value())
                .setVariable(Variables.SITE_ID, visits.record(id).site().id().value())
                .execute();
    }

    @EventListener(ApplicationReadyEvent.class)
    void planWhatIsUnplanned() {
        int planned = 0;
        CaseId last = new CaseId(0);
        List<CaseId> page;
        do {
            page = visits.withoutPlan(last, PAGE);
            for (CaseId id : page) {
                planned += planUnplanned(id) ? 1 : 0;
                last = id;
            }
        } while (page.size() == PAGE);
        if (planned > 0) {
            LOG.info("Follow-up was planned for {} cases that were handed in before", planned);
        }
    }

    /** One transaction for each case: one that cannot be planned keeps none of the others from it. */
    private boolean planUnplanned(CaseId id) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                if (!visits.isWithoutPlan(id)) {
                    return false;
                }
                start(id);
                return true;
            }));
        } catch (RuntimeException failed) {
            LOG.warn("The follow-up of case {} could not be planned; the next start tries again", id, failed);
            return false;
        }
    }
}
