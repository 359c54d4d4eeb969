package org.rarecase.ui;

import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/** A word or a number that stands out, such as the state of a case. */
public final class Badge extends Span {

    public Badge(String text, Tone tone) {
        super(text);
        addClassNames("rc-badge", tone.className());
    }

    /** With an icon before the text. */
    public Badge(VaadinIcon icon, String text, Tone tone) {
        this("", tone);
        add(Icons.decorative(icon), new Span(text));
    }
}
