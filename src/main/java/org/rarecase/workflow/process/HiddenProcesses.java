package org.rarecase.workflow.process;

import java.util.Set;
import org.rarecase.account.CurrentAccount;
import org.springframework.stereotype.Component;

/** Processes whose mere name tells a reviewer what the site found, such as that a tumour came back. */
@Component
public class HiddenProcesses {

    private static final Set<String> TELLING = Set.of(FollowUpProcess.KEY, RelapseProcess.KEY, SecondTumourProcess.KEY);

    private final CurrentAccount currentAccount;

    HiddenProcesses(CurrentAccount currentAccount) {
        this.currentAccount = currentAccount;
    }

    /** What a question of a process was answered with may follow from what was found. */
    public boolean areAnswersShown() {
        return currentAccount.account().readsCases();
    }

    /** @param definitionId of a deployed version: its key, a colon, and the rest */
    public boolean isShown(String definitionId) {
        return !TELLING.contains(definitionId.split(":")[0])
                || currentAccount.account().readsCases();
    }
}
