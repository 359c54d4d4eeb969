package org.rarecase.shell;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import org.rarecase.account.Passwords;
import org.rarecase.ui.Notices;

class OwnPasswordDialog extends Dialog {

    OwnPasswordDialog(Passwords passwords) {
        setHeaderTitle(t("Change password"));
        setWidth("24rem");
        OwnPasswordForm form = new OwnPasswordForm(passwords, t("Present password"));
        add(form);
        Button confirm = new Button(t("Change password"), click -> {
            if (form.change()) {
                close();
                Notices.success(t("Your password is changed."));
            }
        });
        confirm.addThemeVariants(ButtonVariant.PRIMARY);
        confirm.addClickShortcut(Key.ENTER);
        getFooter().add(new Button(t("Cancel"), click -> close()), confirm);
        form.focus();
    }
}
