package org.rarecase.workflow.task;

import static org.rarecase.shared.Messages.t;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.Hold;
import org.rarecase.casebook.obstacle.CaseObstacle;
import org.rarecase.workflow.process.ConsentProcess;
import org.rarecase.workflow.process.ReconsentProcess;

/** Steps of a locked case rest until it is unlocked. What a patient decides on the own consent does not wait for that. */
final class RestingSteps {

    private static final Set<String> NEVER_REST = Set.of(ConsentProcess.KEY, ReconsentProcess.KEY);

    private RestingSteps() {}

    static boolean rests(OpenTask task, CaseSummary caseSummary) {
        Hold hold = caseSummary.hold();
        return hold != null && hold.isLocked() && mayRest(task);
    }

    static boolean mayRest(OpenTask task) {
        return !NEVER_REST.contains(task.process());
    }

    /** A frozen case does not go back to its site, where it would have to be edited. */
    static List<Outcome> offered(List<Outcome> outcomes, CaseSummary caseSummary) {
        return caseSummary.hold() == null
                ? outcomes
                : outcomes.stream().filter(outcome -> !outcome.returns()).toList();
    }

    static String whyNotReturned(CaseSummary held) {
        return new CaseObstacle.Held(Objects.requireNonNull(held.hold()))
                .refusal(t("It cannot be returned to its site."));
    }

    static String why(CaseSummary held) {
        return new CaseObstacle.Held(Objects.requireNonNull(held.hold())).refusal(t("This step rests."));
    }
}
