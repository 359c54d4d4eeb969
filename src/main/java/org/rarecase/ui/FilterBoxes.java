package org.rarecase.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.ComboBoxBase;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import java.util.Collection;
import java.util.function.UnaryOperator;

/** Boxes from which a filter of a list, or something of a dialog, is chosen: what is typed there and fits nothing is told. */
public final class FilterBoxes {

    private FilterBoxes() {}

    /** Text that fits nothing leaves the list unfiltered by this box, and the box says so; left silently it would seem to filter. */
    public static void sayIfNothingFits(ComboBox<?> filter) {
        say(filter, typed -> t("Nothing fits “{0}”. The list is not filtered by it.", typed));
    }

    /** Text that fits nothing chooses nothing, and the box says so until something is chosen, see {@link #refuse}. */
    public static void sayIfNothingIsChosen(ComboBoxBase<?, ?, ?> box) {
        say(box, typed -> t("Nothing fits “{0}”, so nothing was chosen. Choose an entry of the list.", typed));
        if (box instanceof MultiSelectComboBox<?> several) {
            tellTypedWhenLeft(several);
        }
    }

    /** Whether a box holds text that fits nothing; the first such gets the focus, and nothing is to be done. */
    public static boolean refuse(Collection<? extends ComboBoxBase<?, ?, ?>> boxes) {
        return boxes.stream()
                .filter(box -> box.isVisible() && box.isInvalid())
                .findFirst()
                .map(box -> {
                    box.focus();
                    return true;
                })
                .orElse(false);
    }

    /** Text that was typed and not chosen reaches the server also when a list of several is left, see lists.js. */
    public static void tellTypedWhenLeft(MultiSelectComboBox<?> box) {
        box.getElement().setAttribute("data-tells-typed", "");
    }

    private static void say(ComboBoxBase<?, ?, ?> box, UnaryOperator<String> message) {
        box.setManualValidation(true);
        box.addValueChangeListener(change -> box.setInvalid(false));
        box.addCustomValueSetListener(typed -> {
            if (box instanceof ComboBox<?>) {
                box.clear();
            }
            box.setErrorMessage(message.apply(typed.getDetail()));
            box.setInvalid(true);
        });
    }
}
