package org.rarecase.entry.ui;

import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.ItemRef;
import org.rarecase.study.TumourType;

/**
 * How a form is to be shown.
 *
 * @param readOnly nothing can be changed
 * @param tumourType of the case, for code lists that depend on it
 * @param showMissing says at once which required items are missing, not only where a field was left empty
 * @param actions a button each at every field
 * @param files where documents are kept; null: files cannot be given
 * @param readable whether the reader may know an answer of another form that a calculated value follows from
 */
public record EntrySettings(
        boolean readOnly,
        @Nullable TumourType tumourType,
        boolean showMissing,
        List<FieldAction> actions,
        @Nullable EntryFiles files,
        Predicate<ItemRef> readable) {

    public EntrySettings {
        actions = List.copyOf(actions);
    }

    public EntrySettings(
            boolean readOnly, @Nullable TumourType tumourType, boolean showMissing, List<FieldAction> actions) {
        this(readOnly, tumourType, showMissing, actions, null);
    }

    public EntrySettings(
            boolean readOnly,
            @Nullable TumourType tumourType,
            boolean showMissing,
            List<FieldAction> actions,
            @Nullable EntryFiles files) {
        this(readOnly, tumourType, showMissing, actions, files, place -> true);
    }

    EntrySettings showingMissing() {
        return new EntrySettings(readOnly, tumourType, true, actions, files, readable);
    }

    EntrySettings of(@Nullable TumourType type) {
        return new EntrySettings(readOnly, type, showMissing, actions, files, readable);
    }
}
