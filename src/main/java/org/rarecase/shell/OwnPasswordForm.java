package org.rarecase.shell;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.PasswordField;
import java.util.stream.Stream;
import org.rarecase.account.AccountRejected;
import org.rarecase.account.Passwords;

/** Fields with which a person chooses an own password; what is wrong stands at the field it is about. */
class OwnPasswordForm extends Composite<Div> {

    private final PasswordField present;
    private final PasswordField password = new PasswordField(t("New password"));
    private final PasswordField again = new PasswordField(t("New password again"));
    private final transient Passwords passwords;

    /** @param presentLabel what the password is called with which the person is here */
    OwnPasswordForm(Passwords passwords, String presentLabel) {
        this.passwords = passwords;
        this.present = new PasswordField(presentLabel);
        present.setAutocomplete(Autocomplete.CURRENT_PASSWORD);
        password.setAutocomplete(Autocomplete.NEW_PASSWORD);
        password.setHelperText(passwords.rule());
        again.setAutocomplete(Autocomplete.NEW_PASSWORD);
        fields().forEach(field -> {
            field.setRequiredIndicatorVisible(true);
            field.setManualValidation(true);
            field.addValueChangeListener(change -> field.setInvalid(false));
        });
        getContent().add(present, password, again);
        getContent().addClassName("rc-form");
    }

    void focus() {
        present.focus();
    }

    /** Whether the password is changed; if not, the first field that is wrong has the focus and says why. */
    boolean change() {
        fields().forEach(field -> field.setInvalid(false));
        fields().filter(PasswordField::isEmpty).forEach(field -> wrong(field, t("Please fill this in.")));
        if (!again.isEmpty() && !again.getValue().equals(password.getValue())) {
            wrong(again, t("This differs from the new password above."));
        }
        if (fields().noneMatch(PasswordField::isInvalid)) {
            try {
                passwords.changeOwn(present.getValue(), password.getValue());
                return true;
            } catch (AccountRejected refused) {
                wrong(
                        refused.field() == AccountRejected.Field.PRESENT_PASSWORD ? present : password,
                        refused.getMessage());
            }
        }
        fields().filter(PasswordField::isInvalid).findFirst().ifPresent(PasswordField::focus);
        return false;
    }

    private Stream<PasswordField> fields() {
        return Stream.of(present, password, again);
    }

    private static void wrong(PasswordField field, String why) {
        field.setErrorMessage(why);
        field.setInvalid(true);
    }
}
