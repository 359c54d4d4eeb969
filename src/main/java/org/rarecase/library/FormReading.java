package org.rarecase.library;

import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.form.Forms;
import org.springframework.stereotype.Service;

/** Takes changed files of forms into use without a restart. */
@Service
public class FormReading {

    private final Forms forms;
    private final CurrentAccount currentAccount;

    FormReading(Forms forms, CurrentAccount currentAccount) {
        this.forms = forms;
        this.currentAccount = currentAccount;
    }

    /** What is wrong in the files is told by {@link Forms#problems()}; forms that are affected stay as they were. */
    public void readAgain() {
        currentAccount.as(Role.ADMINISTRATOR);
        forms.readAgain();
    }
}
