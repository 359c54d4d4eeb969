package org.rarecase.casebook.saving;

import org.rarecase.entry.ItemRef;
import org.rarecase.shared.Refusal;

/** The form was moved to another version, which does not ask this any more. Nothing was stored. */
public class FormVersionChanged extends Refusal {

    private final transient ItemRef place;

    FormVersionChanged(ItemRef place, String message) {
        super(message);
        this.place = place;
    }

    /** What is not asked any more. */
    public ItemRef place() {
        return place;
    }
}
