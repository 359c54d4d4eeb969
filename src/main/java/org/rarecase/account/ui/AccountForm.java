package org.rarecase.account.ui;

import static org.rarecase.shared.Words.t;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Account;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.shared.PlainText;
import org.rarecase.shared.Words;
import org.rarecase.study.Site;
import org.rarecase.ui.Language;

/** Fields of an account, new or present. The user name of a present one is shown and never changed. */
class AccountForm extends Composite<Div> {

    private final TextField userName = new TextField(t("User name"));
    private final TextField displayName = new TextField(t("Printed name"));
    private final PasswordField password = new PasswordField(t("First password"));
    private final CheckboxGroup<Role> roles = new CheckboxGroup<>(t("Roles"));
    private final Checkbox allSites = new Checkbox(t("All sites, also those added later"));
    private final MultiSelectComboBox<Site> sites = new MultiSelectComboBox<>(t("Sites"));

    private final Select<Locale> language = new Select<>();
    private final EmailField email = new EmailField(t("E-mail address"));

    AccountForm(List<Site> known, @Nullable Account account) {
        getContent().addClassName("rc-form");
        userName.setHelperText(t("Lower case; belongs to this person for ever."));
        userName.setAutocomplete(Autocomplete.OFF);
        password.setHelperText(t("Give it to the person, who changes it after the first log-in."));
        password.setAutocomplete(Autocomplete.NEW_PASSWORD);
        displayName.setHelperText(t("As it stands beside a signature."));
        roles.setItems(Role.values());
        roles.setItemLabelGenerator(Role::label);
        sites.setItems(known);
        sites.setItemLabelGenerator(site -> site.code() + " · " + site.name());
        allSites.addValueChangeListener(change -> sites.setEnabled(!change.getValue()));
        language.setLabel(t("Language"));
        language.setItems(Words.languages().stream().map(Locale::of).toList());
        language.setItemLabelGenerator(Language::name);
        language.setValue(account == null ? Locale.ENGLISH : account.language());
        email.setHelperText(t("For news by mail, which hold no clinical data."));
        getContent().add(userName, displayName, password, roles, allSites, sites, language, email);
        if (account != null) {
            password.setVisible(false);
            userName.setValue(account.userName());
            userName.setReadOnly(true);
            displayName.setValue(account.displayName());
            email.setValue(account.email() == null ? "" : account.email());
            roles.setValue(account.roles());
            allSites.setValue(account.sites().all());
            sites.setValue(known.stream()
                    .filter(site -> account.sites().sites().contains(site.id()))
                    .collect(Collectors.toSet()));
        }
    }

    String userName() {
        return PlainText.tidy(userName.getValue());
    }

    String displayName() {
        return displayName.getValue();
    }

    String password() {
        return password.getValue();
    }

    Set<Role> roles() {
        return roles.getValue();
    }

    Locale language() {
        return language.getValue();
    }

    String email() {
        return email.getValue();
    }

    SiteScope sites() {
        return allSites.getValue()
                ? SiteScope.EVERYWHERE
                : new SiteScope(false, sites.getValue().stream().map(Site::id).collect(Collectors.toSet()));
    }
}
