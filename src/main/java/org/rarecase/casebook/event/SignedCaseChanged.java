package org.rarecase.casebook.event;

import java.util.List;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.FormInstance;
import org.rarecase.shared.Actor;

/**
 * What a case holds was changed while a signature stood on it or on one of its forms, in the same transaction.
 *
 * @param entries all filled forms as they are now, whoever made the change; for the comparison only
 */
public record SignedCaseChanged(Actor actor, CaseSummary caseSummary, List<FormInstance> entries, Cause cause) {

    /** What kind of change it was. */
    public enum Cause {
        /** Answers were entered, changed or cleared, or a form joined or left the case. */
        ANSWERS,
        /** Forms were moved to other versions. */
        VERSION,
        /** The approval was undone: the case is signed anew, whether or not anything is corrected. */
        REOPENING,
        /** The values were erased for good. */
        ERASURE
    }
}
