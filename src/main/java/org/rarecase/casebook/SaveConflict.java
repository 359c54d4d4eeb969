package org.rarecase.casebook;

import static org.rarecase.shared.Words.t;

import java.util.Map;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Place;
import org.rarecase.shared.Refusal;

/** Somebody else changed the same items meanwhile. Nothing was stored; {@link #stored()} holds what is there now. */
public class SaveConflict extends Refusal {

    private final transient Map<Place, Answer> stored;

    SaveConflict(Map<Place, Answer> stored) {
        super(t("Somebody else has changed this answer meanwhile. Yours is not saved yet: choose which one to keep."));
        this.stored = Map.copyOf(stored);
    }

    public Map<Place, Answer> stored() {
        return stored;
    }
}
