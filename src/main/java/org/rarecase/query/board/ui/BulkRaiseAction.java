package org.rarecase.query.board.ui;

import static org.rarecase.shared.Messages.t;

import java.util.List;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.ui.list.CaseListAction;
import org.rarecase.form.Forms;
import org.springframework.stereotype.Component;

/** Monitors ask the same in several cases of the list. */
@Component
class BulkRaiseAction implements CaseListAction {

    private final BoardServices services;
    private final Forms forms;

    BulkRaiseAction(BoardServices services, Forms forms) {
        this.services = services;
        this.forms = forms;
    }

    @Override
    public String text() {
        return t("Raise queries");
    }

    @Override
    public boolean isShown() {
        return services.single().currentAccount().has(Role.MONITOR);
    }

    @Override
    public void start(List<CaseSummary> cases, Runnable changed) {
        new BulkRaiseDialog(services, forms.inUse(), cases, changed).open();
    }
}
