package org.rarecase.workflow;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.rarecase.casebook.CaseId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Goes through cases when the product starts, such as those of former versions that lack a process. */
@Component
class UnplannedCases {

    private static final Logger LOG = LoggerFactory.getLogger(UnplannedCases.class);
    private static final int PAGE = 100;

    private final TransactionTemplate transaction;

    UnplannedCases(TransactionTemplate transaction) {
        this.transaction = transaction;
    }

    /**
     * One transaction for each case: one that cannot be planned keeps none of the others from it.
     *
     * @param what is planned, for the log
     * @param page so many cases behind this one, in the order of their ids
     * @param plan false if there was nothing to do
     */
    void plan(String what, BiFunction<CaseId, Integer, List<CaseId>> page, Predicate<CaseId> plan) {
        int planned = 0;
        CaseId last = new CaseId(0);
        List<CaseId> cases;
        do {
            cases = page.apply(last, PAGE);
            for (CaseId id : cases) {
                planned += plan(what, id, plan) ? 1 : 0;
                last = id;
            }
        } while (cases.size() == PAGE);
        if (planned > 0) {
            LOG.info("{} was planned for {} cases", what, planned);
        }
    }

    private boolean plan(String what, CaseId id, Predicate<CaseId> plan) {
        try {
            return Boolean.TRUE.equals(transaction.execute(status -> plan.test(id)));
        } catch (RuntimeException failed) {
            LOG.warn("{} could not be planned for case {}; the next start tries again", what, id, failed);
            return false;
        }
    }
}
