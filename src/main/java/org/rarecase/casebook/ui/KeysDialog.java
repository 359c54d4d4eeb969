package org.rarecase.casebook.ui;

import static org.rarecase.shared.Words.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;

/** Tells the keys of the case page. Whoever adds a key adds it here and in docs/guide/roles.md. */
final class KeysDialog extends Dialog {

    private final DescriptionList keys = new DescriptionList();

    KeysDialog() {
        setHeaderTitle(t("Keys of this page"));
        setWidth("34rem");
        addClassName("rc-keys");
        tell(t("Tab"), t("goes from field to field"));
        tell("↑ ↓ ← →", t("chooses among options, and moves among the buttons of a field"));
        tell("Alt+N", t("goes to the next required item without answer or with a problem"));
        tell("Alt+Q", t("goes to the next query, with its thread beside the field; with Shift to the one before"));
        tell("F2", t("goes from a field to its buttons and back"));
        tell("F4", t("gives the next reason for no value in this field, after the last one none"));
        tell("F8", t("shows the history of this field"));
        tell(t("Shift+F8"), t("tells what is known about this field: query, verification, last changes"));
        tell(t("Ctrl+Alt+Z, on a Mac ⌘+⌥+Z"), t("takes your last change in this form back"));
        tell(t("Esc"), t("goes from the buttons back to the field; closes lists and dialogs"));
        tell("?", t("shows this list, unless you are typing"));
        add(keys);
        Button close = new Button(t("Close"), click -> close());
        close.setAutofocus(true);
        getFooter().add(close);
    }

    private void tell(String key, String does) {
        keys.add(new Term(key), new Description(does));
    }
}
