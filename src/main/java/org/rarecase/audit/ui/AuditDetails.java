package org.rarecase.audit.ui;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.DescriptionList;
import org.jspecify.annotations.Nullable;
import org.rarecase.audit.AuditEntry;
import org.rarecase.shared.TraceLine;

/** One line of the trail with everything that was written. */
class AuditDetails extends Composite<DescriptionList> {

    AuditDetails(AuditEntry entry) {
        TraceLine line = entry.line();
        getContent().addClassName("rc-audit-details");
        term("Time", entry.at().toString());
        term("Kind", line.kind());
        term("Account", entry.actor().userName() + ", as " + entry.actor().role());
        term("Item", line.itemPath());
        term("Before", line.oldValue());
        term("After", line.newValue());
        term("Why", line.reason());
        term("Place in the chain", entry.chain() + " / " + entry.seq());
    }

    private void term(String name, @Nullable String value) {
        if (value != null) {
            getContent()
                    .add(
                            new DescriptionList.Term(name),
                            new DescriptionList.Description(value.isEmpty() ? "(empty)" : value));
        }
    }
}
