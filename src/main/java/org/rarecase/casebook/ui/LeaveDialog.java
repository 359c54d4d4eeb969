package org.rarecase.casebook.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeLeaveEvent.ContinueNavigationAction;
import java.util.List;

/** Asks before answers that are not saved are left behind. */
final class LeaveDialog {

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
        dialog.add(
                new Paragraph(t("This is not saved yet. If you leave now, it is lost:")),
                UnsavedDialog.fields(unsaved));
        Runnable goBack = () -> {
            dialog.close();
            leaving.cancel();
            goThere.run();
        };
        Button stay = new Button(t("Go to the field"), click -> goBack.run());
        dialog.addDialogCloseActionListener(escape -> goBack.run());
        stay.addThemeVariants(ButtonVariant.PRIMARY);
        Button leave = new Button(t("Leave without saving"), click -> {
            dialog.close();
            discard.run();
            leaving.proceed();
        });
        dialog.getFooter().add(leave, stay);
        dialog.open();
    }
}
