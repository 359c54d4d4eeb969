package org.rarecase.audit.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rarecase.account.Accounts;
import org.rarecase.account.Role;
import org.rarecase.audit.AuditEntry;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;
import org.rarecase.ui.RelativeTime;

/** Lines of the trail as people read them: what, when, from what to what, why, who. */
final class AuditLineRows {

    private final Accounts accounts;
    private final AuditValues values;
    private final Clock clock;
    private final Map<String, String> names = new HashMap<>();

    AuditLineRows(Accounts accounts, AuditValues values, Clock clock) {
        this.values = values;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Reads the names of all who acted here at once. */
    void learnNames(Collection<AuditEntry> entries) {
        List<String> unknown = entries.stream()
                .map(entry -> entry.actor().userName())
                .filter(user -> !names.containsKey(user))
                .distinct()
                .toList();
        if (!unknown.isEmpty()) {
            names.putAll(accounts.names(unknown));
        }
    }

    /** @param place names where it happened, if the list is not of one place */
    ListItem line(AuditEntry entry, Component... place) {
        AuditLine traced = values.inWords(entry.line());
        Span kind = new Span(AuditLabels.kind(traced.kind()));
        kind.addClassName("rc-audit-kind");
        Div head = new Div(kind, new RelativeTime(entry.at(), clock));
        head.addClassName("rc-trail-line");
        ListItem item = new ListItem(head);
        item.add(place);
        if (entry.erased()) {
            item.add(AuditLabels.erased());
        }
        if (traced.oldValue() != null || traced.newValue() != null) {
            item.add(AuditLabels.change(traced));
        }
        if (traced.reason() != null) {
            Paragraph reason = new Paragraph(t("“{0}”", traced.reason()));
            reason.addClassName("rc-audit-reason");
            item.add(reason);
        }
        Span who = new Span(who(entry.actor()));
        who.addClassName("rc-audit-who");
        item.add(who);
        return item;
    }

    private String who(Actor actor) {
        return names.getOrDefault(actor.userName(), actor.userName()) + ", " + Role.label(actor.role());
    }
}
