package org.rarecase.audit.ui;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import org.rarecase.shared.TraceLine;

/** Lines of the trail in words: the kind as a sentence part, values with what was before and after. */
final class AuditWords {

    private AuditWords() {}

    /** {@code query.raised} as {@code Query raised}. */
    static String kind(String kind) {
        String words = kind.replace('.', ' ').replace('-', ' ');
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
    }

    static Div change(TraceLine line) {
        Div change = new Div();
        change.addClassName("rc-audit-change");
        if (line.oldValue() == null && line.newValue() == null) {
            return change;
        }
        if (line.oldValue() != null) {
            Span old = new Span(line.oldValue());
            old.addClassName("rc-audit-old");
            change.add(old, hidden("changed to"));
            Span arrow = new Span("→");
            arrow.getElement().setAttribute("aria-hidden", "true");
            change.add(arrow);
        }
        Span after = new Span(line.newValue() == null ? "cleared" : line.newValue());
        if (line.newValue() == null) {
            after.addClassName("rc-audit-none");
        }
        change.add(after);
        return change;
    }

    private static Span hidden(String text) {
        Span span = new Span(text);
        span.addClassName("rc-hidden");
        return span;
    }
}
