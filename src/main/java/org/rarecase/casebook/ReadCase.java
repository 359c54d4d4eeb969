package org.rarecase.casebook;

/** A case as it was read at one moment, not seen by anybody yet: {@link Casebook#open(ReadCase)} shows it. */
public final class ReadCase {

    private final StoredCase stored;

    ReadCase(StoredCase stored) {
        this.stored = stored;
    }

    StoredCase stored() {
        return stored;
    }
}
