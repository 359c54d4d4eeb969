package org.rarecase.ui;

import com.vaadin.flow.component.select.Select;

/** What every list to choose from has to be to a screen reader. */
public final class Selects {

    /** What is pressed is a button to the component, and of a button ARIA knows no required one. */
    private static final String COMBOBOX =
            "this.updateComplete.then(() => this.querySelector('vaadin-select-value-button')?.setAttribute('role', 'combobox'))";

    private Selects() {}

    public static void require(Select<?> select) {
        select.setRequiredIndicatorVisible(true);
        select.addAttachListener(attached -> select.getElement().executeJs(COMBOBOX));
    }
}
