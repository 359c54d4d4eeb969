package org.rarecase.workflow.ui;

import static org.rarecase.shared.Messages.t;

import java.time.Clock;
import java.util.Optional;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.casebook.Reopenings;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CasePageExtension;
import org.rarecase.casebook.ui.CasePanel;
import org.rarecase.pathology.Reviews;
import org.rarecase.signature.Signatures;
import org.rarecase.workflow.ReconsentAnswers;
import org.rarecase.workflow.WorkList;
import org.springframework.stereotype.Component;

/** What may happen next in a case, from the open steps of its processes. */
@Component
class NextStepsPanel implements CasePageExtension {

    private final WorkList workList;
    private final ReconsentAnswers reconsent;
    private final Signatures signatures;
    private final Reviews reviews;
    private final Reopenings reopenings;
    private final Accounts accounts;
    private final CurrentAccount currentAccount;
    private final Clock clock;

    NextStepsPanel(
            WorkList workList,
            ReconsentAnswers reconsent,
            Signatures signatures,
            Reviews reviews,
            Reopenings reopenings,
            Accounts accounts,
            CurrentAccount currentAccount,
            Clock clock) {
        this.workList = workList;
        this.reconsent = reconsent;
        this.signatures = signatures;
        this.reviews = reviews;
        this.reopenings = reopenings;
        this.accounts = accounts;
        this.currentAccount = currentAccount;
        this.clock = clock;
    }

    @Override
    public Optional<CasePanel> panel(CaseContext context) {
        return Optional.of(new CasePanel("steps", t("Next steps"), 10, () -> content(context)));
    }

    private CasePanel.Content content(CaseContext context) {
        NextSteps steps = new NextSteps(
                workList, reconsent, signatures, reviews, reopenings, accounts, currentAccount, clock, context);
        return new CasePanel.Content() {
            @Override
            public com.vaadin.flow.component.Component component() {
                return steps;
            }

            @Override
            public void follow() {
                steps.follow();
            }
        };
    }
}
