package org.rarecase.account.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import org.rarecase.account.AccountRejected;
import org.rarecase.shared.Refusal;

/** The password that an administrator sets for somebody else. */
class GivenPasswordForm extends Composite<Div> implements FormDialog.CheckedForm {

    private final PasswordField password = new PasswordField(t("New password"));

    GivenPasswordForm(String passwordRule) {
        password.setHelperText(
                passwordRule + " "
                        + t(
                                "Also lifts a lock after failed log-ins. Give it to the person in a safe way, who chooses another one at the log-in."));
        password.setAutocomplete(Autocomplete.NEW_PASSWORD);
        password.setRequiredIndicatorVisible(true);
        password.setManualValidation(true);
        getContent().add(password);
        getContent().addClassName("rc-form");
    }

    @Override
    public boolean isComplete() {
        password.setInvalid(false);
        return !password.isEmpty()
                || !FormDialog.CheckedForm.refuse(password, t("Say the password with which the person logs in next."));
    }

    @Override
    public boolean place(Refusal refusal) {
        return refusal instanceof AccountRejected refused
                && refused.field() == AccountRejected.Field.PASSWORD
                && FormDialog.CheckedForm.refuse(password, refusal.getMessage());
    }

    String password() {
        return password.getValue();
    }
}
