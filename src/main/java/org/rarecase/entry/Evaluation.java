package org.rarecase.entry;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.ItemPath;

/**
 * What follows from the answers of a case: which items are asked and required, what is derived, and what is wrong.
 * Computed when asked for and remembered; an answer forgets only what depends on it. Belongs to one thread at a time.
 */
public final class Evaluation {

    /** @param forms all filled forms of the case; rules may read across them */
    public static Evaluation of(Collection<FilledForm> forms) {
        throw new UnsupportedOperationException();
    }

    public FormDefinition form(long entryId) {
        throw new UnsupportedOperationException();
    }

    /** Answers as stored plus those given since, derived values brought up to date. */
    public Answers answers(long entryId) {
        throw new UnsupportedOperationException();
    }

    /** The answer as rules and exports see it: {@link Answer#NOT_ASKED} if hidden, a derived value if there is one. */
    public Answer effective(Place place) {
        throw new UnsupportedOperationException();
    }

    /** What the rule gives, whether or not it was overridden. */
    public Answer derived(Place place) {
        throw new UnsupportedOperationException();
    }

    public boolean isAsked(Place place) {
        throw new UnsupportedOperationException();
    }

    public boolean isRequired(Place place) {
        throw new UnsupportedOperationException();
    }

    /** Findings of one filled form, in the order of its items. */
    public List<Finding> findings(long entryId) {
        throw new UnsupportedOperationException();
    }

    /**
     * Takes an answer in.
     *
     * @return every place whose asked, required, derived value or findings may now differ, the answered one included
     */
    public Set<Place> answer(Place place, Answer answer) {
        throw new UnsupportedOperationException();
    }

    /** Adds a filled form, such as a second surgery. */
    public void add(FilledForm form) {
        throw new UnsupportedOperationException();
    }

    /** How many rules have been evaluated so far; for tests that say what may be computed. */
    public long evaluatedRules() {
        throw new UnsupportedOperationException();
    }

    /** Every item of a filled form, rows of groups included. */
    public List<ItemPath> paths(long entryId) {
        throw new UnsupportedOperationException();
    }
}
