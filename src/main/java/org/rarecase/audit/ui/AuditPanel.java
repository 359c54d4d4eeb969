package org.rarecase.audit.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import java.util.Optional;
import org.rarecase.account.Accounts;
import org.rarecase.audit.AuditTrail;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CasePanel;
import org.springframework.stereotype.Component;

/** The trail beside the forms of a case, and one click from each field. */
@Component
class AuditPanel implements CasePanel {

    private final AuditTrail trail;
    private final Accounts accounts;
    private final AuditValues values;
    private final Clock clock;

    AuditPanel(AuditTrail trail, Accounts accounts, AuditValues values, Clock clock) {
        this.values = values;
        this.trail = trail;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "audit";
    }

    @Override
    public String title() {
        return t("History");
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Content open(CaseContext context) {
        return new CaseHistory(trail, accounts, values, clock, context);
    }

    @Override
    public Optional<ItemAction> itemAction(CaseContext context, FormInstance entry) {
        return Optional.of(new ItemAction(VaadinIcon.CLOCK, t("History")));
    }
}
