package org.rarecase.casebook.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import org.rarecase.entry.ItemRef;

/** Names what on the page of a case is not saved, and leads there: a step is about what is stored. */
public final class UnsavedDialog {

    private static final int MOST_NAMED = 5;

    private UnsavedDialog() {}

    /**
     * Saves what can be saved; if something is left, says so, and nothing is done.
     *
     * @param step what the person has chosen, as the menu names it
     */
    public static boolean isInTheWay(CaseContext context, String step) {
        if (context.saved()) {
            return false;
        }
        List<ItemRef> left = context.unsaved();
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(step);
        dialog.setWidth("26rem");
        dialog.add(
                new Paragraph(t("Nothing was done yet, since this is not saved. Save it or undo it at the bottom of the"
                        + " form, or correct what cannot be read, and choose this again.")),
                fields(left.stream().map(context::describe).toList()));
        Runnable goThere = () -> {
            dialog.close();
            left.stream().findFirst().ifPresent(context::showItem);
        };
        dialog.addDialogCloseActionListener(escape -> goThere.run());
        Button go = new Button(t("Go to the field"), click -> goThere.run());
        go.addThemeVariants(ButtonVariant.PRIMARY);
        dialog.getFooter().add(go);
        dialog.open();
        return true;
    }

    static UnorderedList fields(List<String> names) {
        UnorderedList list = new UnorderedList();
        names.stream().limit(MOST_NAMED).forEach(name -> list.add(new ListItem(name)));
        if (names.size() > MOST_NAMED) {
            list.add(new ListItem(t("and {0} more", names.size() - MOST_NAMED)));
        }
        return list;
    }
}
