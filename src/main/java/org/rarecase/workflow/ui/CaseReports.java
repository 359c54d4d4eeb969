package org.rarecase.workflow.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CaseNavigation;
import org.rarecase.casebook.ui.CasePageExtension;
import org.rarecase.casebook.visit.FollowUp;
import org.rarecase.ui.ConfirmDialog;
import org.rarecase.ui.Notices;
import org.rarecase.workflow.CaseEvents;

/** What the site tells of a case beside its open steps. Each begins or advances a drawn process. */
@SpringComponent
class CaseReports implements CasePageExtension {

    private final CaseEvents reports;
    private final CurrentAccount currentAccount;

    CaseReports(CaseEvents reports, CurrentAccount currentAccount) {
        this.reports = reports;
        this.currentAccount = currentAccount;
    }

    @Override
    public List<Action> actions(CaseContext context) {
        CaseSummary caseSummary = context.visibleCase().caseSummary();
        List<Action> actions = new ArrayList<>();
        if (!currentAccount.has(Role.INVESTIGATOR)) {
            return actions;
        }
        FollowUp followUp = caseSummary.followUp();
        if (followUp != null
                && followUp.running()
                && context.visibleCase().entries().stream().noneMatch(FormInstance::isVisitOpen)) {
            actions.add(new Action(t("Bring the next follow-up forward…"), () -> bringForward(context)));
        }
        // Before it is submitted the first time, the site adds the form of the event itself.
        if (caseSummary.submittedBefore() && caseSummary.consent().permitsCollection()) {
            actions.add(new Action(t("Report a relapse…"), () -> reportRelapse(context)));
            actions.add(new Action(t("Report a second tumour…"), () -> reportSecondTumour(context)));
        }
        return actions;
    }

    private void reportRelapse(CaseContext context) {
        ask(
                context,
                t("Report a relapse"),
                t("A form for the event opens, also if the case is approved. When you submit it, the forms for the"
                        + " treatment open, and a new central review is asked for where the registry's table says so."),
                t("Report relapse"),
                reports::reportRelapse,
                "event",
                t("The relapse is reported. Fill the form of the event next."));
    }

    private void reportSecondTumour(CaseContext context) {
        ask(
                context,
                t("Report a second tumour"),
                t("Another primary tumour gets a case of its own: it is registered now, with the demographics of this"
                        + " one, and the two cases show each other. Here a form for the event opens."),
                t("Report second tumour"),
                reports::reportSecondTumour,
                "event",
                t("The second tumour is reported, and its case is registered."));
    }

    private void bringForward(CaseContext context) {
        ask(
                context,
                t("Bring the next follow-up forward"),
                t(
                        "Its form opens now, such as when the patient came before the time or has died. It counts as the visit"
                                + " that was due next."),
                t("Open the form"),
                reports::bringFollowUpForward,
                "follow-up",
                t("The form of the next follow-up is open."));
    }

    /** @param form that opens with the report, and is filled next */
    private static void ask(
            CaseContext context,
            String title,
            String consequence,
            String confirm,
            Consumer<CaseId> report,
            String form,
            String told) {
        CaseId id = context.visibleCase().caseSummary().id();
        new ConfirmDialog(title, consequence, confirm, () -> {
                    report.accept(id);
                    context.refresh();
                    context.visibleCase().entries().stream()
                            .filter(entry -> entry.isVisitOpen()
                                    && entry.form().key().value().equals(form))
                            .reduce((first, second) -> second)
                            .ifPresent(entry -> UI.getCurrent()
                                    .navigate(
                                            CaseNavigation.address(id, entry.id()),
                                            QueryParameters.simple(Map.of("panel", "steps"))));
                    Notices.success(told);
                })
                .open();
    }
}
