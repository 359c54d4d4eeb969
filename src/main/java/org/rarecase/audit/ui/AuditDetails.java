package org.rarecase.audit.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.DescriptionList;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Role;
import org.rarecase.audit.AuditEntry;
import org.rarecase.shared.AuditLine;
import org.rarecase.ui.RelativeTime;

/** One line of the trail with everything that was written. */
class AuditDetails extends Composite<DescriptionList> {

    AuditDetails(AuditEntry entry, AuditValues values) {
        AuditLine line = values.inWords(entry.line());
        getContent().addClassName("rc-audit-details");
        term(t("Time"), RelativeTime.exact(entry.at()));
        term(t("Kind"), AuditLabels.kind(line.kind()));
        term(
                t("Account"),
                t(
                        "{0}, as {1}",
                        entry.actor().userName(), Role.label(entry.actor().role())));
        term(t("Item"), line.form() == null ? null : values.place(line));
        term(t("Values"), entry.erased() ? t("erased with the case") : null);
        term(t("Before"), line.oldValue());
        term(t("After"), line.newValue());
        String seal = AuditLabels.wholeSeal(entry.line());
        term(t("Why"), seal == null ? line.reason() : seal);
        term(t("Place in the chain"), entry.chain() + " / " + entry.seq());
    }

    private void term(String name, @Nullable String value) {
        if (value != null) {
            getContent()
                    .add(
                            new DescriptionList.Term(name),
                            new DescriptionList.Description(value.isEmpty() ? t("(empty)") : value));
        }
    }
}
