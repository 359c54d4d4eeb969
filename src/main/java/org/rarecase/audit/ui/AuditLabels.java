package org.rarecase.audit.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rarecase.audit.AuditEntry;
import org.rarecase.shared.AuditLine;

/** Lines of the trail in words: the kind as a sentence part, values with what was before and after. */
final class AuditLabels {

    private static final String SEALED = "sealed ";
    private static final int SEAL_SHOWN = 12;

    private AuditLabels() {}

    /** {@code query.raised} as {@code Query raised}; what is stored under a former word is read with today's. */
    static String kind(String kind) {
        String words = kind.replace("handed-in", "submitted").replace('.', ' ').replace('-', ' ');
        return t(words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1));
    }

    static String reason(String kind, String reason) {
        return switch (kind) {
            case "login.failed", "signature.refused" -> whyRefused(reason);
            case "signature.given" -> seal(reason);
            case "signature.lapsed" -> whyLapsed(reason);
            default -> reason;
        };
    }

    /** Its beginning: enough to compare by eye. */
    private static String seal(String reason) {
        String seal = reason.replaceFirst(SEALED, "");
        return t("sealed {0}…", seal.substring(0, Math.min(SEAL_SHOWN, seal.length())));
    }

    /** Of a line that tells of a signature: all of the seal, for whoever compares it. */
    static @Nullable String wholeSeal(AuditLine stored) {
        String reason = stored.reason();
        return reason != null && stored.kind().equals("signature.given")
                ? t("sealed {0}", reason.replaceFirst(SEALED, ""))
                : null;
    }

    private static String whyLapsed(String why) {
        return switch (why) {
            case "what was signed was changed" -> t("what was signed was changed");
            case "Not signed in time" -> t("Not signed in time");
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

    /** @param line in words */
    static Div change(AuditEntry entry, AuditLine line) {
        return entry.erased() ? new Div(erased()) : change(line);
    }

    /** @param line in words */
    static Div change(AuditLine line) {
        Div change = new Div();
        change.addClassName("rc-audit-change");
        if (line.oldValue() == null && line.newValue() == null) {
            return change;
        }
        if (line.oldValue() != null) {
            Span old = new Span(line.oldValue());
            old.addClassName("rc-audit-old");
            change.add(old, hidden(t("changed to")));
            Span arrow = new Span("→");
            arrow.getElement().setAttribute("aria-hidden", "true");
            change.add(arrow);
        }
        Span after = new Span(line.newValue() == null ? t("cleared") : line.newValue());
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
