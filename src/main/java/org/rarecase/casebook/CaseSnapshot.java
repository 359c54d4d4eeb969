package org.rarecase.casebook;

/** A case as it was read at one moment, not seen by anybody yet: {@link Casebook#open(CaseSnapshot)} shows it. */
public final class CaseSnapshot {

    private final Case stored;

    CaseSnapshot(Case stored) {
        this.stored = stored;
    }

    Case stored() {
        return stored;
    }
}
