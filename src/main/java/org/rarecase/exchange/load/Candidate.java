package org.rarecase.exchange.load;

import java.util.Objects;
import org.rarecase.entry.Answer;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;

/**
 * An answer of the file that would be stored.
 *
 * @param before what is stored now
 * @param replaces whether it takes the place of what somebody entered
 */
record Candidate(FormInstanceId instanceId, Item item, ItemPath path, Answer before, Answer after, boolean replaces) {

    /** Only that there is a row. */
    boolean isRow() {
        return before.isBlank() && after.isBlank();
    }

    /** What must be asked for it to be stored. */
    ItemRef asked() {
        return isRow() ? new ItemRef(instanceId, Objects.requireNonNull(path.groupPath())) : place();
    }

    ItemRef place() {
        return new ItemRef(instanceId, path);
    }
}
