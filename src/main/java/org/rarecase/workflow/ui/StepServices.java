package org.rarecase.workflow.ui;

import com.vaadin.flow.spring.annotation.SpringComponent;
import java.time.Clock;
import java.util.List;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.casebook.reopening.Reopenings;
import org.rarecase.pathology.Reviews;
import org.rarecase.pathology.Seats;
import org.rarecase.signature.Signatures;
import org.rarecase.workflow.ReconsentAnswers;
import org.rarecase.workflow.task.WorkList;

/** What the steps of a case ask and do. */
@SpringComponent
record StepServices(
        WorkList workList,
        ReconsentAnswers reconsent,
        Signatures signatures,
        Reviews reviews,
        Seats seats,
        Reopenings reopenings,
        Accounts accounts,
        CurrentAccount currentAccount,
        Clock clock) {

    String name(String userName) {
        return accounts.names(List.of(userName)).getOrDefault(userName, userName);
    }
}
