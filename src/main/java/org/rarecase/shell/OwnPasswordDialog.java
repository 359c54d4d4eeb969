package org.rarecase.shell;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import org.rarecase.account.Accounts;
import org.rarecase.ui.Notices;

class OwnPasswordDialog extends Dialog {

    OwnPasswordDialog(Accounts accounts) {
        setHeaderTitle(t("Change password"));
        setWidth("24rem");
        OwnPasswordForm form = new OwnPasswordForm(accounts, t("Present password"));
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
