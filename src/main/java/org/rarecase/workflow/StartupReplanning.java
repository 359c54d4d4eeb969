package org.rarecase.workflow;

import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.rarecase.casebook.CaseId;
import org.rarecase.study.Studies;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Plans cases when the product starts: those that lack a plan, and all where what they were planned by has changed. */
@Component
class StartupReplanning {

    private static final Logger LOG = LoggerFactory.getLogger(StartupReplanning.class);
    private static final int PAGE = 100;

    private final JdbcClient client;
    private final TransactionTemplate transaction;

    StartupReplanning(JdbcClient client, TransactionTemplate transaction) {
        this.client = client;
        this.transaction = transaction;
    }

    /**
     * One transaction for each case: one that cannot be planned keeps none of the others from it.
     *
     * @param what is planned, for people
     * @param page so many cases behind this one, in the order of their ids
     * @param plan false if there was nothing to do
     * @return whether none failed
     */
    boolean plan(String what, BiFunction<CaseId, Integer, List<CaseId>> page, Predicate<CaseId> plan) {
        int planned = 0;
        int failed = 0;
        CaseId last = new CaseId(0);
        List<CaseId> cases;
        do {
            cases = page.apply(last, PAGE);
            for (CaseId id : cases) {
                try {
                    planned += Boolean.TRUE.equals(transaction.execute(status -> plan.test(id))) ? 1 : 0;
                } catch (RuntimeException refused) {
                    failed++;
                    LOG.warn("{} could not be planned for case {}; the next start tries again", what, id, refused);
                }
                last = id;
            }
        } while (cases.size() == PAGE);
        if (planned > 0) {
            LOG.info("{} was planned for {} cases", what, planned);
        }
        return failed == 0;
    }

    /** What {@link #plan} does with a case that may have been planned since its page was read. */
    static Predicate<CaseId> when(Predicate<CaseId> needed, Consumer<CaseId> plan) {
        return id -> {
            boolean needs = needed.test(id);
            if (needs) {
                plan.accept(id);
            }
            return needs;
        };
    }

    /** The zones of all sites that have one, by which days begin: a part of the settings. */
    static String zones(Studies studies) {
        return studies.sites().stream()
                .filter(site -> site.zone() != null)
                .map(site -> " " + site.code() + " " + site.zone())
                .sorted()
                .collect(Collectors.joining());
    }

    /** As {@link #plan}, but only if the settings are not those of the last time. */
    void planIfChanged(
            String what, String settings, BiFunction<CaseId, Integer, List<CaseId>> page, Predicate<CaseId> plan) {
        Optional<String> before = client.sql("SELECT settings FROM workflow_planned_by WHERE what = ?")
                .param(what)
                .query(String.class)
                .optional();
        // Before there is a first time, nothing is known to have changed.
        if (before.isEmpty() || !before.get().equals(settings) && plan(what, page, plan)) {
            transaction.executeWithoutResult(
                    status -> client.sql("""
                            INSERT INTO workflow_planned_by (what, settings) VALUES (?, ?) AS n
                            ON DUPLICATE KEY UPDATE settings = n.settings
                            """).params(what, settings).update());
        }
    }
}
