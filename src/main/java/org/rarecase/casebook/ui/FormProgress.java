package org.rarecase.casebook.ui;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.FormEntry;
import org.rarecase.casebook.OpenCase;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.Finding;
import org.rarecase.form.Severity;

/**
 * How far one filled form is, as the casebook shows it.
 *
 * @param key part of a CSS class name
 * @param text for people, never only a colour or an icon
 */
record FormProgress(String key, VaadinIcon icon, String text) {

    private static final FormProgress EMPTY = new FormProgress("empty", VaadinIcon.CIRCLE_THIN, "Empty");
    private static final FormProgress COMPLETE = new FormProgress("complete", VaadinIcon.CHECK_CIRCLE, "Complete");
    private static final FormProgress KEPT = new FormProgress("kept", VaadinIcon.ARCHIVE, "Kept, not part of the case");
    private static final FormProgress SIGNED = new FormProgress("locked", VaadinIcon.LOCK, "Signed off");
    private static final FormProgress LOCKED = new FormProgress("locked", VaadinIcon.LOCK, "Locked");

    static FormProgress of(OpenCase openCase, FormEntry entry) {
        if (entry.kept()) {
            return KEPT;
        }
        if (entry.signedOffAt() != null) {
            return SIGNED;
        }
        if (openCase.caseRecord().state() == CaseState.APPROVED) {
            return LOCKED;
        }
        Evaluation evaluation = openCase.evaluation();
        var findings = evaluation.findings(entry.id());
        long problems = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR && !finding.isMissing())
                .count();
        if (problems > 0) {
            String text = problems == 1 ? "1 problem" : problems + " problems";
            return new FormProgress("problems", VaadinIcon.EXCLAMATION_CIRCLE, text);
        }
        if (evaluation.isUntouched(entry.id())) {
            return EMPTY;
        }
        long missing = findings.stream().filter(Finding::isMissing).count();
        return missing == 0 ? COMPLETE : new FormProgress("partly", VaadinIcon.ADJUST, missing + " missing");
    }

    boolean isDone() {
        return this == COMPLETE || key.equals("locked");
    }
}
