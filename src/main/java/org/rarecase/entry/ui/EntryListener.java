package org.rarecase.entry.ui;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.ItemPath;

/** Anyone who stores the answers of a form, and shows what belongs to it elsewhere. */
@FunctionalInterface
public interface EntryListener {

    /** A field was left with another answer, or a row was removed; several were given at once, to be stored together. */
    void answered(List<Change> changes);

    /** A row is about to be removed with these answers; {@link #answered} follows. */
    default void removing(ItemPath row, Map<ItemPath, Answer> answers) {}

    /** A field was left with the answer that it had before, however it was typed. */
    default void leftUnchanged(ItemPath path) {}

    /** The person went into this field, or into none. It is told as soon as something is typed, or others are there. */
    default void moved(@Nullable ItemPath path) {}

    /** After an answer, also one still being typed: what may look different, in this form and in others. */
    default void followed(Set<ItemRef> places) {}

    /**
     * Somebody wants to know more about an item.
     *
     * @param anchor id of the element where it is to be shown
     * @param byKey it was asked for with the keyboard, so it has to be said as well
     */
    default void cardAsked(ItemPath path, String anchor, boolean byKey) {}
}
