package org.rarecase.visit;

import static org.rarecase.shared.Messages.t;

import org.rarecase.entry.ui.AnswerText;
import org.rarecase.form.Forms;
import org.rarecase.form.KnownItem;
import org.rarecase.shared.AuditLine;
import org.rarecase.shared.TraceReader;
import org.springframework.stereotype.Component;

/** What the trail tells of visits, for people: why there is none any more. */
@Component
class VisitLines implements TraceReader {

    private final Forms forms;

    VisitLines(Forms forms) {
        this.forms = forms;
    }

    @Override
    public AuditLine read(AuditLine line) {
        String reason = line.reason();
        return switch (line.kind()) {
            case "visits.ended", "visit.withdrawn" -> reason == null ? line : line.withReason(ended(reason));
            default -> line;
        };
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
