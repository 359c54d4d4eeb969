package org.rarecase.account.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.HasValidation;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.Autocomplete;
import com.vaadin.flow.component.textfield.EmailField;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Account;
import org.rarecase.account.AccountRejected;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.shared.Messages;
import org.rarecase.shared.PlainText;
import org.rarecase.shared.Refusal;
import org.rarecase.study.Site;
import org.rarecase.ui.FilterBoxes;
import org.rarecase.ui.Language;
import org.rarecase.ui.Tone;

/** Fields of an account, new or present. The user name of a present one is shown and never changed. */
class AccountForm extends Composite<Div> implements FormDialog.CheckedForm {

    private final TextField userName = new TextField(t("User name"));
    private final TextField displayName = new TextField(t("Printed name"));
    private final PasswordField password = new PasswordField(t("First password"));
    private final CheckboxGroup<Role> roles = new CheckboxGroup<>(t("Roles"));
    private final Checkbox allSites = new Checkbox(t("All sites, also those added later"));
    private final MultiSelectComboBox<Site> sites = new MultiSelectComboBox<>(t("Sites"));

    private final Paragraph bothSides = new Paragraph();
    private final Select<Locale> language = new Select<>();
    private final EmailField email = new EmailField(t("E-mail address"));
    private final TextArea reason = new TextArea(t("Why the roles change"));
    private final @Nullable Account account;

    AccountForm(List<Site> known, @Nullable Account account, String passwordRule) {
        this.account = account;
        getContent().addClassName("rc-form");
        userName.setHelperText(
                t("2 to 60 lower-case letters, digits, dots or hyphens; belongs to this person for ever."));
        userName.setAutocomplete(Autocomplete.OFF);
        password.setHelperText(
                passwordRule + " " + t("Give it to the person, who chooses another one at the first log-in."));
        password.setAutocomplete(Autocomplete.NEW_PASSWORD);
        displayName.setHelperText(t("As it stands beside a signature."));
        roles.setItems(Role.values());
        roles.setItemLabelGenerator(Role::label);
        sites.setItems(known);
        sites.setItemLabelGenerator(site -> site.code() + " · " + site.name());
        FilterBoxes.sayIfNothingIsChosen(sites);
        allSites.addValueChangeListener(change -> {
            sites.setEnabled(!change.getValue());
            sites.setInvalid(false);
        });
        bothSides.addClassNames("rc-refused", Tone.WARNING.className());
        bothSides.getElement().setAttribute("role", "status");
        Stream.<HasValue<?, ?>>of(roles, allSites, sites)
                .forEach(field -> field.addValueChangeListener(change -> sayBothSides()));
        language.setLabel(t("Language"));
        language.setItems(Messages.languages().stream().map(Locale::of).toList());
        language.setItemLabelGenerator(Language::name);
        language.setValue(account == null ? Locale.ENGLISH : account.language());
        email.setHelperText(t("For news by mail, which hold no clinical data."));
        reason.setHelperText(t("Stays in the audit trail. Name no patient."));
        reason.setVisible(false);
        roles.addValueChangeListener(change -> {
            reason.setVisible(account != null && !change.getValue().equals(account.roles()));
            roles.setInvalid(false);
        });
        Stream.<HasValue<?, ?>>of(userName, displayName, password, roles, reason)
                .forEach(field -> field.setRequiredIndicatorVisible(true));
        checked().forEach(field -> ((HasValidation) field).setManualValidation(true));
        getContent().add(userName, displayName, password, roles, bothSides, reason, allSites, sites, language, email);
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
        sayBothSides();
    }

    /** Before it is refused, and to the accounts that have it from before. */
    private void sayBothSides() {
        List<Role> judging = Account.judgingItself(roles(), sites());
        bothSides.setVisible(!judging.isEmpty());
        bothSides.setText(
                judging.isEmpty()
                        ? ""
                        : t(
                                "{0} and {1} at one site: the person would judge what is entered by the same person. Take one"
                                        + " of these roles away and give it to somebody else.",
                                Role.INVESTIGATOR.label(),
                                judging.stream().map(Role::label).collect(Collectors.joining(", "))));
    }

    @Override
    public boolean isComplete() {
        if (FilterBoxes.refuse(List.of(sites))) {
            return false;
        }
        checked().forEach(field -> field.setInvalid(false));
        require(userName, !userName.getValue().isBlank(), t("Enter the name with which the person logs in."));
        require(
                displayName,
                !displayName.getValue().isBlank(),
                t("Enter the name as it is to appear beside a signature."));
        require(password, account != null || !password.isEmpty(), t("Enter the first password."));
        require(roles, !roles.isEmpty(), t("Choose at least one role."));
        require(
                reason,
                !reason.isVisible() || !reason.getValue().isBlank(),
                t("Say in a few words why the roles change."));
        require(sites, allSites.getValue() || !sites.isEmpty(), t("Choose a site, or all."));
        focusWrong();
        return checked().noneMatch(HasValidationProperties::isInvalid);
    }

    private static void require(HasValidationProperties field, boolean given, String otherwise) {
        if (!given) {
            field.setErrorMessage(otherwise);
            field.setInvalid(true);
        }
    }

    @Override
    public boolean place(Refusal refusal) {
        AccountRejected.Field about = refusal instanceof AccountRejected refused ? refused.field() : null;
        if (about == null) {
            return false;
        }
        require(
                switch (about) {
                    case USER_NAME -> userName;
                    case DISPLAY_NAME -> displayName;
                    case PASSWORD, PRESENT_PASSWORD -> password;
                    case ROLES -> roles;
                    case EMAIL -> email;
                    case REASON -> reason;
                },
                false,
                refusal.getMessage());
        focusWrong();
        return true;
    }

    private void focusWrong() {
        checked()
                .filter(HasValidationProperties::isInvalid)
                .findFirst()
                // A group of check boxes takes no focus itself; its first box does.
                .ifPresent(field ->
                        field.getElement().executeJs("(this.querySelector('input, textarea') ?? this).focus()"));
    }

    private Stream<HasValidationProperties> checked() {
        return Stream.of(userName, displayName, password, roles, reason, sites, email);
    }

    String reason() {
        return reason.isVisible() ? reason.getValue() : "";
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
