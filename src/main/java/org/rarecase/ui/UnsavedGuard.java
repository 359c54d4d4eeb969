package org.rarecase.ui;

/** A page that may hold what is not stored yet. */
public interface UnsavedGuard {

    /** Saves what can be saved. False if anything that was entered is still only on the page. */
    boolean saved();
}
