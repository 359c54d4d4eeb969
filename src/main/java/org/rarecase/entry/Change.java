package org.rarecase.entry;

import org.rarecase.form.ItemPath;

/**
 * One answer that somebody gave in place of another, from the field to the database. Where a row was removed the path is
 * that of the row and the answer after is blank.
 *
 * @param before what the person saw; if something else is stored by now, the save is refused and both are shown
 */
public record Change(ItemPath path, Answer before, Answer after) {

    public Change {
        after = after.tidied();
    }
}
