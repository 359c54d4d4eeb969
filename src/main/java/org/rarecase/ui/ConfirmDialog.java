package org.rarecase.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;

/** Asks before something that cannot be taken back. Closes when the action returns; if it is refused, says why. */
public final class ConfirmDialog extends Dialog {

    public ConfirmDialog(String title, String consequence, String confirm, Runnable action) {
        setHeaderTitle(title);
        setWidth("26rem");
        RefusalLine refused = new RefusalLine();
        add(new Paragraph(consequence), refused);
        Button confirmButton = new Button(confirm, click -> {
            if (refused.permits(action)) {
                close();
            }
        });
        confirmButton.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(t("Cancel"), click -> close()), confirmButton);
    }
}
