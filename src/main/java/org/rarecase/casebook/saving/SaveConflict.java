package org.rarecase.casebook.saving;

import static org.rarecase.shared.Messages.t;

import java.util.Map;
import org.rarecase.entry.Answer;
import org.rarecase.entry.ItemRef;
import org.rarecase.shared.Refusal;

/** Somebody else changed the same items meanwhile. Nothing was stored; {@link #stored()} holds what is there now. */
public class SaveConflict extends Refusal {

    private final transient Map<ItemRef, Answer> stored;

    SaveConflict(Map<ItemRef, Answer> stored) {
        super(t("Somebody else has changed this answer meanwhile. Yours is not saved yet: choose which one to keep."));
        this.stored = Map.copyOf(stored);
    }

    public Map<ItemRef, Answer> stored() {
        return stored;
    }
}
