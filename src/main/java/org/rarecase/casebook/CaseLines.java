package org.rarecase.casebook;

import static org.rarecase.shared.Messages.t;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rarecase.casebook.saving.AnswerChanges;
import org.rarecase.casebook.saving.CorrectionReasons;
import org.rarecase.form.Forms;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.TraceReader;
import org.springframework.stereotype.Component;

/** What the trail tells of cases, for people: reasons that were chosen from a list or that the product gave. */
@Component
class CaseLines implements TraceReader {

    private static final Pattern DEFAULT = Pattern.compile("default of version (\\d+)(?:; (.*))?", Pattern.DOTALL);

    private final Forms forms;

    CaseLines(Forms forms) {
        this.forms = forms;
    }

    @Override
    public AuditLine read(AuditLine line) {
        String reason = line.reason();
        return switch (line.kind()) {
            case AnswerChanges.DEFAULTED -> reason == null ? line : line.withReason(defaulted(reason));
            case "value.entered", "value.changed", "value.cleared" ->
                reason == null ? line : line.withReason(CorrectionReasons.said(forms.inUse(), reason));
            default -> line;
        };
    }

    private String defaulted(String reason) {
        Matcher told = DEFAULT.matcher(reason);
        if (!told.matches()) {
            return reason;
        }
        String words = t("default of version {0}", told.group(1));
        return told.group(2) == null ? words : words + "; " + CorrectionReasons.said(forms.inUse(), told.group(2));
    }
}
