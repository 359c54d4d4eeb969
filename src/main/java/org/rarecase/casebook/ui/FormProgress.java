package org.rarecase.casebook.ui;

import static org.rarecase.shared.Messages.texts;

import com.vaadin.flow.component.icon.VaadinIcon;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.visit.VisitState;
import org.rarecase.entry.Evaluation;
import org.rarecase.entry.Finding;
import org.rarecase.form.Severity;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/**
 * How far one filled form is, as the casebook shows it.
 *
 * @param key part of a CSS class name
 * @param words for people, never only a colour or an icon
 */
record FormProgress(String key, VaadinIcon icon, LocalizedText words) {

    private static final FormProgress EMPTY = new FormProgress("empty", VaadinIcon.CIRCLE_THIN, texts("Empty"));
    private static final FormProgress COMPLETE =
            new FormProgress("complete", VaadinIcon.CHECK_CIRCLE, texts("Complete"));
    private static final FormProgress KEPT = new FormProgress("kept", VaadinIcon.ARCHIVE, texts("Inactive"));
    private static final FormProgress MISSED = new FormProgress("kept", VaadinIcon.CALENDAR, texts("Missed"));
    private static final FormProgress WITHDRAWN =
            new FormProgress("kept", VaadinIcon.ARCHIVE, texts("Does not count any more"));
    private static final FormProgress SIGNED = new FormProgress("locked", VaadinIcon.LOCK, texts("Signed off"));
    private static final FormProgress LOCKED = new FormProgress("locked", VaadinIcon.LOCK, texts("Locked"));

    static FormProgress of(VisibleCase visibleCase, FormInstance entry) {
        if (entry.visit() != null && entry.kept()) {
            return entry.visit().state() == VisitState.MISSED ? MISSED : WITHDRAWN;
        }
        if (entry.kept()) {
            return KEPT;
        }
        if (entry.signedOffAt() != null) {
            return SIGNED;
        }
        if (entry.isLockedIn(visibleCase.caseSummary().state())) {
            return LOCKED;
        }
        Evaluation evaluation = visibleCase.evaluation();
        var findings = evaluation.findings(entry.id());
        long problems = findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR && !finding.isMissing())
                .count();
        if (problems > 0) {
            LocalizedText text = problems == 1 ? texts("1 problem") : texts("{0} problems", problems);
            return new FormProgress("problems", VaadinIcon.EXCLAMATION_CIRCLE, text);
        }
        if (evaluation.isUntouched(entry.id())) {
            return EMPTY;
        }
        long missing = findings.stream().filter(Finding::isMissing).count();
        return missing == 0 ? COMPLETE : new FormProgress("partly", VaadinIcon.ADJUST, texts("{0} missing", missing));
    }

    String text() {
        return words.in(Messages.language());
    }

    boolean isDone() {
        return this == COMPLETE || key.equals("locked");
    }
}
