package org.rarecase.ui;

import com.vaadin.flow.component.HasText;

/** A text that is shown and may change. One that is set again is sent to the browser again, even if it is the same. */
public final class ShownText {

    private ShownText() {}

    public static void update(HasText component, String text) {
        if (!text.equals(component.getText())) {
            component.setText(text);
        }
    }
}
