package org.rarecase.casebook;

import static org.rarecase.shared.Messages.texts;

import org.jspecify.annotations.Nullable;
import org.rarecase.shared.LocalizedText;

/** The steps that take a case from one state to another. Any that is not here is refused by {@link Case}. */
public enum CaseTransition {
    SUBMIT(CaseState.ENTERING, CaseState.SUBMITTED, Hold.Level.LOCKED, texts("The case was submitted already.")),
    /** Back at the site it is to be edited, so that a freeze stands in the way too. */
    RETURN(
            CaseState.SUBMITTED,
            CaseState.ENTERING,
            Hold.Level.FROZEN,
            texts("Only a case that was submitted can be returned.")),
    APPROVE(
            CaseState.SUBMITTED,
            CaseState.APPROVED,
            Hold.Level.LOCKED,
            texts("Only a case that was submitted can be approved.")),
    /** What holds the case ends with the approval that is undone. */
    REOPEN(CaseState.APPROVED, CaseState.ENTERING, null, texts("Only an approved case can be reopened.")),
    /** What was asked about it ended with a withdrawal that was taken back: the site submits it again. */
    RESUME(
            CaseState.SUBMITTED,
            CaseState.ENTERING,
            null,
            texts("Only a case that was submitted goes back to its site with its consent."));

    private final CaseState from;
    private final CaseState to;
    private final Hold.@Nullable Level stoppedBy;
    private final LocalizedText otherwise;

    /** @param stoppedBy a hold of the case of this level or a stricter one; null if none */
    CaseTransition(CaseState from, CaseState to, Hold.@Nullable Level stoppedBy, LocalizedText otherwise) {
        this.from = from;
        this.to = to;
        this.stoppedBy = stoppedBy;
        this.otherwise = otherwise;
    }

    CaseState to() {
        return to;
    }

    boolean follows(CaseState state) {
        return state == from;
    }

    boolean isStoppedBy(Hold hold) {
        return stoppedBy != null && hold.level().compareTo(stoppedBy) >= 0;
    }

    /** Why it is refused in any other state. */
    public LocalizedText otherwise() {
        return otherwise;
    }
}
