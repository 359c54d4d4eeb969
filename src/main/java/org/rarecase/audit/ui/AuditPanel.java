package org.rarecase.audit.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.rarecase.account.Accounts;
import org.rarecase.audit.AuditTrail;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CasePageExtension;
import org.rarecase.casebook.ui.CasePanel;
import org.rarecase.entry.ui.FieldAction;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The trail beside the forms of a case, and one click from each field. */
@Component
@Order(2)
class AuditPanel implements CasePageExtension {

    private static final String KEY = "audit";

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
    public Optional<CasePanel> panel(CaseContext context) {
        return Optional.of(
                new CasePanel(KEY, t("History"), 30, () -> new CaseHistory(trail, accounts, values, clock, context)));
    }

    @Override
    public List<FieldAction> fieldActions(CaseContext context, FormInstance entry) {
        return List.of(new FieldAction(VaadinIcon.CLOCK, t("History"), place -> context.showPanel(KEY, place)));
    }
}
