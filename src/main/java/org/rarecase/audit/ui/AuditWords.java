package org.rarecase.audit.ui;

import static org.rarecase.shared.Words.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import org.rarecase.audit.AuditEntry;
import org.rarecase.shared.TraceLine;

/** Lines of the trail in words: the kind as a sentence part, values with what was before and after. */
final class AuditWords {

    private static final int SEAL_SHOWN = 12;

    private AuditWords() {}

    /** {@code query.raised} as {@code Query raised}. */
    static String kind(String kind) {
        String words = kind.replace('.', ' ').replace('-', ' ');
        return t(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
    }

    /** As the person gave it; what the product gave as a reason is translated. */
    static String reason(TraceLine line) {
        String reason = line.reason() == null ? "" : line.reason();
        return switch (line.kind()) {
            case "login.failed", "signature.refused" -> whyRefused(reason);
            case "signature.given" -> seal(reason);
            case "signature.lapsed" -> whyLapsed(reason);
            default -> reason;
        };
    }

    /** Its beginning: enough to compare by eye. */
    private static String seal(String reason) {
        String seal = reason.replaceFirst("sealed ", "");
        return t("sealed {0}…", seal.substring(0, Math.min(SEAL_SHOWN, seal.length())));
    }

    private static String whyLapsed(String why) {
        return switch (why) {
            case "what was signed was changed" -> t("what was signed was changed");
            case "what was signed was erased" -> t("what was signed was erased");
            case "the case was reopened after its approval" -> t("the case was reopened after its approval");
            case "forms were moved to other versions" -> t("forms were moved to other versions");
            default -> why;
        };
    }

    private static String whyRefused(String why) {
        return switch (why) {
            case "wrong password" -> t("wrong password");
            case "other log-in name" -> t("other log-in name");
            case "unknown user name" -> t("unknown user name");
            case "account deactivated" -> t("account deactivated");
            case "account locked after failed log-ins" -> t("account locked after failed log-ins");
            default -> why;
        };
    }

    static Div change(AuditEntry entry, AuditValues values) {
        return entry.erased() ? new Div(erased()) : change(entry.line(), values);
    }

    static Div change(TraceLine line, AuditValues values) {
        Div change = new Div();
        change.addClassName("rc-audit-change");
        if (line.oldValue() == null && line.newValue() == null) {
            return change;
        }
        if (line.oldValue() != null) {
            Span old = new Span(values.value(line, line.oldValue()));
            old.addClassName("rc-audit-old");
            change.add(old, hidden(t("changed to")));
            Span arrow = new Span("→");
            arrow.getElement().setAttribute("aria-hidden", "true");
            change.add(arrow);
        }
        Span after = new Span(line.newValue() == null ? t("cleared") : values.value(line, line.newValue()));
        if (line.newValue() == null) {
            after.addClassName("rc-audit-none");
        }
        change.add(after);
        return change;
    }

    /** In place of the values of a line that went with its case. */
    static Span erased() {
        Span erased = new Span(t("values erased"));
        erased.addClassNames("rc-audit-change", "rc-audit-none");
        return erased;
    }

    private static Span hidden(String text) {
        Span span = new Span(text);
        span.addClassName("rc-hidden");
        return span;
    }
}
