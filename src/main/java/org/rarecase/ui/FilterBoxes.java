package org.rarecase.ui;

import static org.rarecase.shared.Words.t;

import com.vaadin.flow.component.combobox.ComboBox;

/** Boxes from which a filter of a list is chosen. */
public final class FilterBoxes {

    private FilterBoxes() {}

    /** Text that fits nothing leaves the list unfiltered by this box, and the box says so; left silently it would seem to filter. */
    public static void sayIfNothingFits(ComboBox<?> filter) {
        filter.setManualValidation(true);
        filter.addValueChangeListener(change -> filter.setInvalid(false));
        filter.addCustomValueSetListener(typed -> {
            filter.clear();
            filter.setErrorMessage(t("Nothing fits “{0}”. The list is not filtered by it.", typed.getDetail()));
            filter.setInvalid(true);
        });
    }
}
