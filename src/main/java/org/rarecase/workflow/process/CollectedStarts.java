package org.rarecase.workflow.process;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.rarecase.casebook.CaseId;
import org.rarecase.study.SiteId;
import org.springframework.core.Ordered;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Starts of one process that a transaction collects, to be made many at a time and before it commits; if it is taken back,
 * none. They go before the lines of the trail are written, of which they may leave some.
 */
final class CollectedStarts implements TransactionSynchronization {

    /** So many are made together. */
    private static final int MOST = 100;

    record Start(CaseId caseId, SiteId siteId) {}

    private final String process;
    private final Consumer<List<Start>> starter;
    private final List<Start> starts = new ArrayList<>();

    private CollectedStarts(String process, Consumer<List<Start>> starter) {
        this.process = process;
        this.starter = starter;
    }

    static void add(String process, Start start, Consumer<List<Start>> starter) {
        CollectedStarts collected = TransactionSynchronizationManager.getSynchronizations().stream()
                .filter(CollectedStarts.class::isInstance)
                .map(CollectedStarts.class::cast)
                .filter(each -> each.process.equals(process))
                .findFirst()
                .orElseGet(() -> {
                    CollectedStarts first = new CollectedStarts(process, starter);
                    TransactionSynchronizationManager.registerSynchronization(first);
                    return first;
                });
        if (collected.starts.size() >= MOST) {
            collected.start();
        }
        collected.starts.add(start);
    }

    private void start() {
        List<Start> now = List.copyOf(starts);
        starts.clear();
        if (!now.isEmpty()) {
            starter.accept(now);
        }
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }

    @Override
    public void beforeCommit(boolean readOnly) {
        start();
    }
}
