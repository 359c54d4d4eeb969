package org.rarecase.casebook.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.rarecase.ui.Icons;
import org.rarecase.ui.PageShortcuts;

/** The buttons at the head of a form. */
final class FormToolbar extends Div {

    FormToolbar(boolean editable, Runnable undo, Component nextMissing, Component menu) {
        addClassName("rc-entry-head-tools");
        if (editable) {
            add(undoButton(undo));
        }
        Button keys = Icons.button(VaadinIcon.KEYBOARD, t("Keys of this page (?)"));
        keys.addClickListener(click -> PageShortcuts.list());
        add(keys, nextMissing, menu);
    }

    private static Button undoButton(Runnable undo) {
        Button button = Icons.button(VaadinIcon.ARROW_BACKWARD, t("Undo my last change in this form (Ctrl+Alt+Z)"));
        button.addClassName("rc-undo");
        button.getElement().setAttribute("aria-keyshortcuts", "Control+Alt+Z Meta+Alt+Z");
        button.addClickListener(click -> undo.run());
        return button;
    }

    static Button nextMissing(boolean shown, Runnable go) {
        Button button = new Button(t("Next missing"), Icons.decorative(VaadinIcon.ARROW_DOWN), click -> go.run());
        button.addClassName("rc-next-missing");
        button.setTooltipText(t("Goes to the next required item without answer or with a problem (Alt+N)"));
        button.getElement().setAttribute("aria-keyshortcuts", "Alt+N");
        button.setVisible(shown);
        return button;
    }
}
