package org.rarecase.shell;

import static org.rarecase.shared.Words.t;

import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import org.rarecase.shared.Refusal;
import org.rarecase.ui.Notices;

class OwnPasswordDialog extends Dialog {

    interface Change {
        void from(String present, String password);
    }

    private final PasswordField present = new PasswordField(t("Present password"));
    private final PasswordField password = new PasswordField(t("New password"));
    private final PasswordField again = new PasswordField(t("New password again"));
    private final Change change;

    OwnPasswordDialog(Change change) {
        this.change = change;
        setHeaderTitle(t("Change password"));
        setWidth("24rem");
        present.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
        password.setAutocomplete(Autocomplete.NEW_PASSWORD);
        again.setAutocomplete(Autocomplete.NEW_PASSWORD);
        Div form = new Div(present, password, again);
        form.addClassName("rc-form");
        add(form);
        Button confirm = new Button(t("Change password"), click -> confirm());
        confirm.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        confirm.addClickShortcut(Key.ENTER);
        getFooter().add(new Button(t("Cancel"), click -> close()), confirm);
        present.focus();
    }

    private void confirm() {
        again.setInvalid(false);
        password.setInvalid(false);
        if (!again.getValue().equals(password.getValue())) {
            again.setErrorMessage(t("This differs from the new password above."));
            again.setInvalid(true);
            return;
        }
        try {
            change.from(present.getValue(), password.getValue());
        } catch (Refusal refusal) {
            password.setErrorMessage(refusal.getMessage());
            password.setInvalid(true);
            return;
        }
        close();
        Notices.success(t("Your password is changed."));
    }
}
