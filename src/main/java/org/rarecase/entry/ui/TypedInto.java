package org.rarecase.entry.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.Locale;

/** Into what kind of control something is typed or chosen. The scripts read it in its own way, see fields.js. */
enum TypedInto {
    TEXT,
    PASSAGE,
    LIST,
    SEVERAL,
    SELECT,
    CHOICES;

    /** Tells the scripts of it; what is no control of its own, such as a sign between two, stays unmarked. */
    static void mark(Component control) {
        TypedInto kind = switch (control) {
            case TextField text -> TEXT;
            case TextArea passage -> PASSAGE;
            case ComboBox<?> list -> LIST;
            case MultiSelectComboBox<?> several -> SEVERAL;
            case Select<?> select -> SELECT;
            case Choices choices -> CHOICES;
            default -> null;
        };
        if (kind != null) {
            control.getElement().setAttribute("data-typed", kind.name().toLowerCase(Locale.ROOT));
        }
    }
}
