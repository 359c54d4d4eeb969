package org.rarecase.audit.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import java.util.Optional;
import org.rarecase.audit.AuditTrail;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CasePanel;
import org.springframework.stereotype.Component;

/** The trail beside the forms of a case, and one click from each field. */
@Component
class AuditPanel implements CasePanel {

    private final AuditTrail trail;
    private final Clock clock;

    AuditPanel(AuditTrail trail, Clock clock) {
        this.trail = trail;
        this.clock = clock;
    }

    @Override
    public String key() {
        return "audit";
    }

    @Override
    public String title() {
        return "History";
    }

    @Override
    public int order() {
        return 30;
    }

    @Override
    public Content open(CaseContext context) {
        return new CaseHistory(trail, clock, context);
    }

    @Override
    public Optional<ItemAction> itemAction(CaseContext context) {
        return Optional.of(new ItemAction(VaadinIcon.CLOCK, "History"));
    }
}
