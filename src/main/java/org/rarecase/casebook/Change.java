package org.rarecase.casebook;

import org.rarecase.entry.Answer;
import org.rarecase.form.ItemPath;

/**
 * One answer that somebody gave.
 *
 * @param before what the person saw; if something else is stored by now, the save is refused and both are shown
 */
public record Change(ItemPath path, Answer before, Answer after) {

    public Change {
        after = after.tidied();
    }
}
