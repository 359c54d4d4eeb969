package org.rarecase.workflow.task;

import static org.rarecase.shared.Messages.t;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Account;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.reopening.Reopenings;
import org.rarecase.consent.Consents;
import org.rarecase.workflow.process.ConsentProcess;
import org.rarecase.workflow.process.ReopeningProcess;
import org.springframework.stereotype.Component;

/** Decisions that are not taken by the person who asked for them: who that was is not offered what would be refused. */
@Component
class FourEyes {

    private static final Map<String, Set<String>> FOR_OTHERS = Map.of(
            ReopeningProcess.DECIDE_ON_REOPENING, Set.of("reopen"),
            ConsentProcess.DECIDE_ON_ERASURE, Set.of("erase", "keep"));

    private final Reopenings reopenings;
    private final Consents consents;

    FourEyes(Reopenings reopenings, Consents consents) {
        this.reopenings = reopenings;
        this.consents = consents;
    }

    /** Who asked for what is decided in these steps; no statement if there is no such step. */
    Map<CaseId, String> askers(Collection<OpenTask> tasks) {
        Map<CaseId, String> askers = new HashMap<>();
        reopenings
                .requested(casesAt(ReopeningProcess.DECIDE_ON_REOPENING, tasks))
                .forEach((id, asked) -> askers.put(id, asked.askedBy()));
        casesAt(ConsentProcess.DECIDE_ON_ERASURE, tasks)
                .forEach(id -> consents.withdrawal(id).ifPresent(recorded -> askers.put(id, recorded.recordedBy())));
        return askers;
    }

    private static List<CaseId> casesAt(String step, Collection<OpenTask> tasks) {
        return tasks.stream()
                .filter(task -> task.key().equals(step))
                .map(OpenTask::caseId)
                .distinct()
                .toList();
    }

    static boolean asked(OpenTask task, @Nullable String asker, Account account) {
        return asker != null && FOR_OTHERS.containsKey(task.key()) && asker.equalsIgnoreCase(account.userName());
    }

    static List<Outcome> without(OpenTask task, List<Outcome> outcomes) {
        return outcomes.stream()
                .filter(outcome ->
                        !FOR_OTHERS.getOrDefault(task.key(), Set.of()).contains(outcome.key()))
                .toList();
    }

    static String why() {
        return t("You asked for this yourself: another coordinator confirms it.");
    }
}
