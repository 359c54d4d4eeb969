package org.rarecase.casebook;

/**
 * A case that the transaction holds, as it left it so far: to be used by who changes nothing of it in another way
 * meanwhile. What is of another version in the database is found out by the next save, and read again.
 */
public final class CaseInTransaction {

    private final Case stored;
    private final VisibleCase visible;

    CaseInTransaction(ReadableCases.Readable readable) {
        stored = readable.stored();
        visible = Casebook.opened(readable);
    }

    Case stored() {
        return stored;
    }

    /** As the account sees it. */
    public VisibleCase visible() {
        return visible;
    }
}
