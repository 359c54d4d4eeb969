package org.rarecase.casebook.ui;

import static org.rarecase.shared.Words.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.router.BeforeLeaveEvent.ContinueNavigationAction;
import java.util.List;

/** Asks before answers that are not saved are left behind. */
final class LeaveDialog {

    private static final int MOST_NAMED = 5;

    private LeaveDialog() {}

    /**
     * @param unsaved names of the fields whose answers would be lost
     * @param goThere leads to the first of them
     */
    static void ask(ContinueNavigationAction leaving, List<String> unsaved, Runnable goThere, Runnable discard) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(t("Leave without saving?"));
        dialog.setWidth("26rem");
        dialog.setCloseOnOutsideClick(false);
        dialog.add(new Paragraph(t("This is not saved yet. If you leave now, it is lost:")), fields(unsaved));
        Button stay = new Button(t("Go to the field"), click -> {
            dialog.close();
            leaving.cancel();
            goThere.run();
        });
        stay.addThemeVariants(ButtonVariant.PRIMARY);
        Button leave = new Button(t("Leave without saving"), click -> {
            dialog.close();
            discard.run();
            leaving.proceed();
        });
        dialog.getFooter().add(leave, stay);
        dialog.open();
    }

    private static UnorderedList fields(List<String> names) {
        UnorderedList list = new UnorderedList();
        names.stream().limit(MOST_NAMED).forEach(name -> list.add(new ListItem(name)));
        if (names.size() > MOST_NAMED) {
            list.add(new ListItem(t("and {0} more", names.size() - MOST_NAMED)));
        }
        return list;
    }
}
