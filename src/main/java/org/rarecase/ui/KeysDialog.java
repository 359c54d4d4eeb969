package org.rarecase.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.DescriptionList.Description;
import com.vaadin.flow.component.html.DescriptionList.Term;
import java.util.List;

/** Tells the keys of the page at hand: those that work everywhere, and those of the page. */
final class KeysDialog extends Dialog {

    private final DescriptionList keys = new DescriptionList();

    /** @param page and the frames around it */
    KeysDialog(List<HasElement> page) {
        setHeaderTitle(t("Keys of this page"));
        setWidth("34rem");
        addClassName("rc-keys");
        tell(t("Tab"), t("goes to the next field or button, with Shift to the one before"));
        tell(t("Enter, space"), t("follows the link or presses the button that has the focus"));
        tell("↑ ↓ ← →", t("chooses among options, in lists and in menus"));
        page.stream()
                .filter(PageKeys.class::isInstance)
                .flatMap(each -> ((PageKeys) each).keys().stream())
                .forEach(used -> tell(used.key(), used.does()));
        tell(t("Esc"), t("closes lists, menus and dialogs"));
        tell("?", t("shows this list, unless you are typing; can be switched off in the menu of your name"));
        add(keys);
        getFooter().add(new Button(t("Close"), click -> close()));
    }

    private void tell(String key, String does) {
        keys.add(new Term(key), new Description(does));
    }
}
