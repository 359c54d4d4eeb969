package org.rarecase.account.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasLabel;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.rarecase.account.Account;
import org.rarecase.account.AccountId;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.ui.Served;

class AccountFormTests {

    private static final String RULE = "At least 12 characters";

    @Test
    void eachFieldThatIsMissingSaysSoAndTheRuleOfPasswordsStandsThereBefore() {
        try (var served = Served.in(Locale.ENGLISH)) {
            AccountForm form = new AccountForm(List.of(), null, RULE);
            assertThat(fields(form).map(it -> ((Component) it).getElement().getProperty("helperText")))
                    .anySatisfy(helper -> assertThat(helper).contains(RULE));

            assertThat(form.isComplete()).isFalse();
            assertThat(fields(form).filter(HasValidationProperties::isInvalid))
                    .allSatisfy(field -> assertThat(field.getErrorMessage()).isNotBlank())
                    .extracting(field -> ((HasLabel) field).getLabel())
                    .containsExactly("User name", "Printed name", "First password", "Roles", "Sites");
        }
    }

    @Test
    void aFormThatLacksRolesAloneSaysSoThere() {
        try (var served = Served.in(Locale.ENGLISH)) {
            AccountForm form = new AccountForm(List.of(), null, RULE);
            fields(form)
                    .filter(field -> field instanceof TextField || field instanceof PasswordField)
                    .forEach(field -> ((Component) field).getElement().setProperty("value", "second.coordinator"));

            assertThat(form.isComplete()).isFalse();
            assertThat(fields(form).filter(HasValidationProperties::isInvalid))
                    .extracting(field -> ((HasLabel) field).getLabel())
                    .containsExactly("Roles", "Sites");
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void aReasonIsAskedForOnceTheRolesDiffer() {
        try (var served = Served.in(Locale.ENGLISH)) {
            Account account = new Account(
                    new AccountId(1),
                    "maria",
                    "Maria",
                    Set.of(Role.MONITOR),
                    SiteScope.EVERYWHERE,
                    true,
                    Locale.ENGLISH,
                    null);
            AccountForm form = new AccountForm(List.of(), account, RULE);
            TextArea reason = (TextArea)
                    fields(form).filter(TextArea.class::isInstance).findFirst().orElseThrow();
            CheckboxGroup<Role> roles = (CheckboxGroup<Role>) fields(form)
                    .filter(CheckboxGroup.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            assertThat(reason.isVisible()).isFalse();
            assertThat(form.isComplete()).isTrue();

            roles.setValue(Set.of(Role.AUDITOR));

            assertThat(reason.isVisible()).isTrue();
            assertThat(form.isComplete()).isFalse();
            reason.setValue("New task");
            assertThat(form.isComplete()).isTrue();
            assertThat(form.reason()).isEqualTo("New task");
        }
    }

    @Test
    @SuppressWarnings("unchecked")
    void whoWouldBeBothSidesIsToldWhatToDoBeforeItIsRefused() {
        try (var served = Served.in(Locale.ENGLISH)) {
            AccountForm form = new AccountForm(List.of(), null, RULE);
            Paragraph bothSides = form.getContent()
                    .getChildren()
                    .filter(Paragraph.class::isInstance)
                    .map(Paragraph.class::cast)
                    .findFirst()
                    .orElseThrow();
            CheckboxGroup<Role> roles = (CheckboxGroup<Role>) fields(form)
                    .filter(CheckboxGroup.class::isInstance)
                    .findFirst()
                    .orElseThrow();
            roles.setValue(Set.of(Role.INVESTIGATOR, Role.PATHOLOGIST));
            assertThat(bothSides.isVisible()).as("as long as no site is chosen").isFalse();

            form.getContent()
                    .getChildren()
                    .filter(Checkbox.class::isInstance)
                    .forEach(allSites -> ((Checkbox) allSites).setValue(true));
            assertThat(bothSides.isVisible()).isTrue();
            assertThat(bothSides.getText())
                    .contains("Investigator and Pathologist at one site", "give it to somebody else");

            roles.setValue(Set.of(Role.INVESTIGATOR, Role.AUDITOR));
            assertThat(bothSides.isVisible()).isFalse();
        }
    }

    private static Stream<HasValidationProperties> fields(AccountForm form) {
        return form.getContent()
                .getChildren()
                .filter(HasValidationProperties.class::isInstance)
                .map(HasValidationProperties.class::cast);
    }
}
