package org.rarecase.casebook.reopening.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.List;
import java.util.Set;
import org.rarecase.account.Accounts;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.reopening.Reopening;
import org.rarecase.casebook.reopening.Reopenings;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CasePageExtension;
import org.rarecase.ui.Notices;
import org.rarecase.ui.ReasonDialog;
import org.rarecase.ui.RelativeTime;
import org.rarecase.ui.Tone;
import org.springframework.core.annotation.Order;

/** Lets a coordinator ask for an approved case to be reopened, and tells at its head that somebody does. */
@SpringComponent
@Order(80)
class ReopeningExtension implements CasePageExtension {

    private final Reopenings reopenings;
    private final Accounts accounts;

    ReopeningExtension(Reopenings reopenings, Accounts accounts) {
        this.reopenings = reopenings;
        this.accounts = accounts;
    }

    @Override
    public List<Action> actions(CaseContext context) {
        return reopenings.mayRequest(context.visibleCase())
                ? List.of(new Action(t("Reopen the case…"), () -> ask(context)))
                : List.of();
    }

    private void ask(CaseContext context) {
        CaseId id = context.visibleCase().caseSummary().id();
        new ReasonDialog(
                        t("Reopen the case"),
                        t("Another coordinator confirms it. Then the approval is undone, the signatures of the site on"
                                + " the case and its forms do not hold any more, what is frozen or locked is released,"
                                + " and the site corrects, signs and submits again. Visits stay as they are."),
                        t("Ask for it"),
                        reason -> {
                            reopenings.request(id, reason);
                            context.refresh();
                            Notices.success(t("Asked for. Another coordinator now confirms it under “Next steps”."));
                        })
                .open();
    }

    @Override
    public List<Notice> notices(CaseContext context) {
        return reopenings.requested(context.visibleCase()).stream()
                .map(asked -> new Notice(Tone.WARNING, text(asked)))
                .toList();
    }

    private String text(Reopening asked) {
        String by = accounts.names(Set.of(asked.askedBy())).getOrDefault(asked.askedBy(), asked.askedBy());
        return t(
                "{0} asked on {1} for this case to be reopened: “{2}”. Another coordinator confirms it.",
                by, RelativeTime.local(asked.askedAt()), asked.reason());
    }
}
