package org.rarecase.casebook;

/** Where a case stands. */
public enum CaseState {
    /** The site fills the forms; also after a return. */
    ENTERING,
    /** Submitted; a change needs a reason. */
    SUBMITTED,
    /** Approved and locked; nothing changes any more, unless two coordinators reopen it. */
    APPROVED
}
