package org.rarecase.casebook;

import static org.rarecase.shared.Messages.t;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.ui.AnswerText;
import org.rarecase.form.Forms;
import org.rarecase.form.KnownItem;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.TraceReader;
import org.springframework.stereotype.Component;

/** What the trail tells of cases, for people: reasons that were chosen from a list or that the product gave. */
@Component
class CaseLines implements TraceReader {

    private static final Pattern DEFAULT = Pattern.compile("default of version (\\d+)(?:; (.*))?", Pattern.DOTALL);
    private static final Pattern MOVE = Pattern.compile("move (\\d+)");

    private final Forms forms;

    CaseLines(Forms forms) {
        this.forms = forms;
    }

    @Override
    public AuditLine read(AuditLine line) {
        String reason = line.reason();
        return switch (line.kind()) {
            case "move.started", "move.cancelled" -> line.withValues(line.oldValue(), move(line.newValue()));
            case AnswerChanges.DEFAULTED -> reason == null ? line : line.withReason(defaulted(reason));
            case "value.entered", "value.changed", "value.cleared" ->
                reason == null ? line : line.withReason(CorrectionReasons.said(forms.inUse(), reason));
            case "visits.ended", "visit.withdrawn" -> reason == null ? line : line.withReason(ended(reason));
            default -> line;
        };
    }

    private static @Nullable String move(@Nullable String stored) {
        Matcher move = MOVE.matcher(stored == null ? "" : stored);
        return move.matches() ? t("move {0}", move.group(1)) : stored;
    }

    private String defaulted(String reason) {
        Matcher told = DEFAULT.matcher(reason);
        if (!told.matches()) {
            return reason;
        }
        String words = t("default of version {0}", told.group(1));
        return told.group(2) == null ? words : words + "; " + CorrectionReasons.said(forms.inUse(), told.group(2));
    }

    /** Also a status of the patient ends the follow-up; it stands there as its code. */
    private String ended(String reason) {
        return switch (reason) {
            case CaseVisits.CONSENT_WITHDRAWN -> t("consent withdrawn");
            case FollowUpPlan.NO_DIAGNOSIS -> t("no date of diagnosis");
            case FollowUpPlan.LAST_VISIT -> t("last visit reached");
            default ->
                forms.find(KnownItem.PATIENT_STATUS.form(), KnownItem.PATIENT_STATUS.path())
                        .map(status -> AnswerText.printStored(status, reason))
                        .orElse(reason);
        };
    }
}
