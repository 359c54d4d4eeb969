package org.rarecase.audit.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.rarecase.account.Accounts;
import org.rarecase.audit.AuditEntry;
import org.rarecase.audit.AuditTrail;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.casebook.ui.CasePageExtension;
import org.rarecase.entry.ItemRef;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The last changes of a field at its mark. */
@Component
@Order(40)
class HistoryCard implements CasePageExtension {

    private static final int SHOWN = 5;

    private final AuditTrail trail;
    private final Accounts accounts;
    private final AuditValues values;
    private final Clock clock;

    HistoryCard(AuditTrail trail, Accounts accounts, AuditValues values, Clock clock) {
        this.values = values;
        this.trail = trail;
        this.accounts = accounts;
        this.clock = clock;
    }

    @Override
    public Optional<CardPart> card(CaseContext context, ItemRef place) {
        // What was asked stands in the part of the query.
        List<AuditEntry> entries = trail.ofItem(context.visibleCase(), place).stream()
                .filter(entry -> !entry.line().kind().startsWith("query."))
                .toList();
        if (entries.isEmpty()) {
            return Optional.empty();
        }
        AuditLineRows lines = new AuditLineRows(accounts, values, clock);
        UnorderedList list = new UnorderedList();
        list.addClassName("rc-trail");
        List<AuditEntry> shown = entries.stream().limit(SHOWN).toList();
        lines.learnNames(shown);
        shown.forEach(entry -> list.add(lines.line(entry)));
        Div content = new Div(list);
        if (entries.size() > SHOWN) {
            content.add(new Span(t("and {0} before; F8 shows all", entries.size() - SHOWN)));
        }
        return Optional.of(new CardPart(t("History"), content));
    }
}
