package org.rarecase.workflow;

import java.util.List;
import org.camunda.bpm.engine.RuntimeService;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Reconsents;
import org.rarecase.casebook.ValuesChanged;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Has a case asked for consent anew when the patient comes of age: from the moment the date of birth is known, and anew
 * when it changes. Cases of former versions get their timer when the product starts.
 */
@Component
class ReconsentPlanner {

    private static final Logger LOG = LoggerFactory.getLogger(ReconsentPlanner.class);
    private static final int PAGE = 100;

    private final Reconsents reconsents;
    private final RuntimeService runtime;
    private final TransactionTemplate transaction;

    ReconsentPlanner(Reconsents reconsents, RuntimeService runtime, TransactionTemplate transaction) {
        this.reconsents = reconsents;
        this.runtime = runtime;
        this.transaction = transaction;
    }

    @EventListener
    void on(ValuesChanged event) {
        if (reconsents.movesPlan(event) && !tell(event.caseId())) {
            start(event.caseId());
        }
    }

    /** False if no process waits for it. */
    private boolean tell(CaseId id) {
        return !runtime.createMessageCorrelation(ReconsentProcess.CHANGED)
                .processInstanceBusinessKey(id.toString())
                .correlateAllWithResult()
                .isEmpty();
    }

    private void start(CaseId id) {
        runtime.createProcessInstanceByKey(ReconsentProcess.KEY)
                .processDefinitionWithoutTenantId()
                .businessKey(id.toString())
                .setVariable(Variables.CASE_ID, id.value())
                .setVariable(
                        Variables.SITE_ID, reconsents.record(id).site().id().value())
                .execute();
    }

    @EventListener(ApplicationReadyEvent.class)
    void planWhatIsUnplanned() {
        CaseId last = new CaseId(0);
        List<CaseId> page;
        int planned = 0;
        do {
            page = reconsents.unplanned(last, PAGE);
            for (CaseId id : page) {
                planned += planUnplanned(id) ? 1 : 0;
                last = id;
            }
        } while (page.size() == PAGE);
        if (planned > 0) {
            LOG.info("Consent at majority was planned for {} cases", planned);
        }
    }

    /** One transaction for each case: one that cannot be planned keeps none of the others from it. */
    private boolean planUnplanned(CaseId id) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> {
                if (!reconsents.isUnplanned(id)) {
                    return false;
                }
                start(id);
                return true;
            }));
        } catch (RuntimeException failed) {
            LOG.warn("Consent at majority could not be planned for case {}; the next start tries again", id, failed);
            return false;
        }
    }
}
