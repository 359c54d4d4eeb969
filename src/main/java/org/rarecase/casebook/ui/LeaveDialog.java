package org.rarecase.casebook.ui;

import static org.rarecase.shared.Words.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeLeaveEvent.ContinueNavigationAction;

/** Asks before answers that are not saved are left behind. */
final class LeaveDialog {

    private LeaveDialog() {}

    static void ask(ContinueNavigationAction leaving, Runnable discard) {
        Dialog dialog = new Dialog();
        dialog.setHeaderTitle(t("Leave without saving?"));
        dialog.setWidth("26rem");
        dialog.setCloseOnOutsideClick(false);
        dialog.add(new Paragraph(t("Some of what you entered here is not saved yet. If you leave now, it is lost.")));
        Button stay = new Button(t("Stay here"), click -> {
            dialog.close();
            leaving.cancel();
        });
        stay.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        Button leave = new Button(t("Leave without saving"), click -> {
            dialog.close();
            discard.run();
            leaving.proceed();
        });
        dialog.getFooter().add(leave, stay);
        dialog.open();
    }
}
