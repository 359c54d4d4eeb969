package org.rarecase.workflow.ui;

import static org.rarecase.shared.Words.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.ArrayList;
import java.util.List;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseRecord;
import org.rarecase.casebook.FollowUp;
import org.rarecase.casebook.FormEntry;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CaseContribution;
import org.rarecase.ui.ConfirmDialog;
import org.rarecase.ui.Notices;
import org.rarecase.workflow.Reports;

/** What the site tells of a case beside its open steps. Each begins or advances a drawn process. */
@SpringComponent
class CaseReports implements CaseContribution {

    private final Reports reports;
    private final CurrentAccount currentAccount;

    CaseReports(Reports reports, CurrentAccount currentAccount) {
        this.reports = reports;
        this.currentAccount = currentAccount;
    }

    @Override
    public List<Action> actions(CaseContext context) {
        CaseRecord caseRecord = context.openCase().caseRecord();
        List<Action> actions = new ArrayList<>();
        if (!currentAccount.has(Role.INVESTIGATOR)) {
            return actions;
        }
        FollowUp followUp = caseRecord.followUp();
        if (followUp != null
                && followUp.running()
                && context.openCase().entries().stream().noneMatch(FormEntry::isVisitOpen)) {
            actions.add(new Action(t("Bring the next follow-up forward…"), () -> bringForward(context)));
        }
        // Before it is handed in the first time, the site adds the form of the event itself.
        if (caseRecord.submittedBefore() && caseRecord.consent().permitsCollection()) {
            actions.add(new Action(t("Report a relapse…"), () -> reportRelapse(context)));
            actions.add(new Action(t("Report a second tumour…"), () -> reportSecondTumour(context)));
        }
        return actions;
    }

    private void reportRelapse(CaseContext context) {
        new ConfirmDialog(
                        t("Report a relapse"),
                        t("A form for the event opens, also if the case is approved. When you hand it in, the forms for"
                                + " the treatment open, and a new central review is asked for where the registry's"
                                + " table says so."),
                        t("Report relapse"),
                        () -> {
                            reports.reportRelapse(
                                    context.openCase().caseRecord().id());
                            open(context, "event");
                            Notices.success(t("The relapse is reported. Fill the form of the event next."));
                        })
                .open();
    }

    private void reportSecondTumour(CaseContext context) {
        new ConfirmDialog(
                        t("Report a second tumour"),
                        t("Another primary tumour gets a case of its own: it is registered now, with the demographics"
                                + " of this one, and the two cases show each other. Here a form for the event opens."),
                        t("Report second tumour"),
                        () -> {
                            reports.reportSecondTumour(
                                    context.openCase().caseRecord().id());
                            open(context, "event");
                            Notices.success(t("The second tumour is reported, and its case is registered."));
                        })
                .open();
    }

    private static void open(CaseContext context, String form) {
        context.refresh();
        UI.getCurrent().navigate("case-form/" + context.openCase().caseRecord().id() + "/" + form);
    }

    private void bringForward(CaseContext context) {
        new ConfirmDialog(
                        t("Bring the next follow-up forward"),
                        t("Its form opens now, such as when the patient came before the time or has died. It counts as"
                                + " the visit that was due next."),
                        t("Open the form"),
                        () -> {
                            reports.bringFollowUpForward(
                                    context.openCase().caseRecord().id());
                            open(context, "follow-up");
                            Notices.success(t("The form of the next follow-up is open."));
                        })
                .open();
    }
}
