package org.rarecase.casebook.ui;

import java.util.List;
import java.util.Optional;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;

/** The case page as its panels know it. */
public interface CaseContext {

    VisibleCase visibleCase();

    /** The filled form in the middle. */
    Optional<FormInstanceId> currentEntry();

    /** Shows the form and puts the focus into the field. */
    void showItem(ItemRef place);

    /** Turns to the panel of this key and in it to one item. */
    void showPanel(String key, ItemRef place);

    /**
     * Saves what can be saved. False if anything on the page is still not in the database: a save that was refused, a
     * change that waits for a reason, or an input that cannot be read.
     */
    boolean saved();

    /** Where the page holds something that is not in the database: what cannot be read first, then what waits. */
    List<ItemRef> unsaved();

    /** Reads the case again and renders everything anew, after a step or a query. Saves what is pending first. */
    void refresh();

    /** Name of a place for people: title of the form and label of the item. */
    String describe(ItemRef place);

    /** Name of a filled form for people, with what tells it from other fillings of the form. */
    default String title(FormInstance entry) {
        return CaseTexts.title(visibleCase(), entry);
    }
}
