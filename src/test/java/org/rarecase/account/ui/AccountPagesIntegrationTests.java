package org.rarecase.account.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestBuilders.formLogin;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.authenticated;
import static org.springframework.security.test.web.servlet.response.SecurityMockMvcResultMatchers.unauthenticated;
import static org.springframework.security.test.web.servlet.setup.SecurityMockMvcConfigurers.springSecurity;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.redirectedUrl;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.PasswordField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.account.Account;
import org.rarecase.account.AccountRejected;
import org.rarecase.account.Accounts;
import org.rarecase.account.Passwords;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.database.TestMySql;
import org.rarecase.ui.Badge;
import org.rarecase.ui.ReadPage;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpSession;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.ResultActions;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.context.WebApplicationContext;

@RarecaseIntegrationTest
@ViewPackages(packages = "org.rarecase.account.ui")
class AccountPagesIntegrationTests extends SpringBrowserlessTest {

    private static final String NAME = "both.sides";

    @Autowired
    Registry registry;

    @Autowired
    Accounts accounts;

    @Autowired
    Passwords passwords;

    @Autowired
    WebApplicationContext context;

    private final AccountsPage page = new AccountsPage(this);
    private final JdbcClient owner = JdbcClient.create(TestMySql.asOwner());

    /** As an older version let it be. */
    @BeforeEach
    void letSomebodyBeBothSides() {
        registry.run(registry.administrator(), () -> {
            SiteScope padua = new SiteScope(false, Set.of(registry.padua().id()));
            Account account = accounts.page("", 500).stream()
                    .filter(it -> it.userName().equals(NAME))
                    .findFirst()
                    .orElseGet(
                            () -> accounts.create(NAME, "Bo Th", Registry.PASSWORD, Set.of(Role.INVESTIGATOR), padua));
            owner.sql("INSERT INTO account_role VALUES (?, 'MONITOR')")
                    .param(account.id().value())
                    .update();
        });
    }

    @AfterEach
    void leaveOneSide() {
        owner.sql("""
                        DELETE FROM account_role
                        WHERE role = 'MONITOR' AND account_id = (SELECT id FROM account_account WHERE user_name = ?)
                        """).param(NAME).update();
    }

    @Test
    void whoIsBothSidesIsMarkedAndCanBeShownAlone() {
        registry.run(registry.administrator(), () -> {
            registry.anna();
            page.open();

            // Other tests leave such accounts too.
            int both = accounts.judgingThemselves().size();
            assertThat(both).isPositive();
            assertThat(find(Badge.class).all())
                    .filteredOn(badge -> badge.getElement().getTextRecursively().contains("Both sides"))
                    .hasSize(both);
            assertThat(ReadPage.text())
                    .contains(
                            both == 1
                                    ? "1 account enters data at a site and judges them there"
                                    : both + " accounts enter data at a site and judge them there",
                            "take one away");
            assertThat(names()).contains(NAME, "anna");

            page.press("Show only these");
            assertThat(names()).contains(NAME).doesNotContain("anna");

            page.press("Show all accounts");
            assertThat(names()).contains(NAME, "anna");
        });
    }

    @Test
    @SuppressWarnings("unchecked")
    void whatIsWrongWithASiteIsSaidAtItsField() {
        registry.run(registry.administrator(), () -> {
            registry.padua();
            navigate(SiteListView.class);
            test(find(Button.class).withText("Add site").single()).click();
            Button add = find(Button.class).withText("Add site").all().getLast();

            test(add).click();
            assertThat(wrong())
                    .hasSize(2)
                    .allSatisfy(message -> assertThat(message).startsWith("Say the"));

            TextField code = find(TextField.class).withLabel("Site code").single();
            test(code).setValue("pad");
            test(find(TextField.class).withLabel("Name").single()).setValue("Padua again");
            test(find(ComboBox.class).withLabel("Country").single()).selectItem("Italy");
            test(add).click();
            assertThat(wrong()).containsExactly("The code PAD belongs to another site. Choose a different one.");
            assertThat(code.getValue()).isEqualTo("pad");
        });
    }

    @Test
    @SuppressWarnings("unchecked")
    void anAccountThatIsAddedStandsInTheList() {
        String name = "new.person";
        registry.run(registry.administrator(), () -> {
            page.open();
            page.press("Add account");
            test(find(TextField.class).withLabel("User name").single()).setValue(name);
            test(find(TextField.class).withLabel("Printed name").single()).setValue("Dr. New Person");
            test(find(PasswordField.class).withLabel("First password").single()).setValue(Registry.PASSWORD);
            test((CheckboxGroup<Role>)
                            find(CheckboxGroup.class).withLabel("Roles").single())
                    .selectItem(Role.AUDITOR.label());
            test(find(Checkbox.class)
                            .withLabel("All sites, also those added later")
                            .single())
                    .click();
            test(find(Button.class).withText("Add account").all().getLast()).click();

            assertThat(page.row(name)).startsWith(name + " | Dr. New Person | Auditor | All | Active |");
        });
    }

    @Test
    void whoIsDeactivatedIsRefusedAlsoWhereLoggedInUntilActivatedAgain() throws Exception {
        String leaving = "leaving.person";
        registry.run(
                registry.administrator(),
                () -> accounts.create(
                        leaving, "Lea Ving", Registry.PASSWORD, Set.of(Role.AUDITOR), SiteScope.EVERYWHERE));
        MockMvc web = MockMvcBuilders.webAppContextSetup(context)
                .apply(springSecurity())
                .build();
        MockHttpSession session = elsewhere(() -> (MockHttpSession) logIn(web, leaving)
                .andExpect(authenticated())
                .andReturn()
                .getRequest()
                .getSession(false));

        registry.run(registry.administrator(), () -> {
            page.open();
            assertThat(page.row(leaving)).contains("| Active |");
            page.choose(leaving, "Deactivate…");
            page.press("Deactivate");
            assertThat(page.row(leaving)).as("without a reason").contains("| Active |");

            page.giveReason("Left the study", "Deactivate");
            assertThat(page.row(leaving)).contains("| Deactivated |");
        });

        elsewhere(() -> web.perform(get("/audit").accept(MediaType.TEXT_HTML).session(session))
                .andExpect(redirectedUrl("/login?ended=deactivated")));
        assertThat(session.isInvalid()).isTrue();
        elsewhere(() -> logIn(web, leaving).andExpect(unauthenticated()));

        registry.run(registry.administrator(), () -> {
            page.choose(leaving, "Activate again…");
            page.giveReason("Is back", "Activate");
            assertThat(page.row(leaving)).contains("| Active |");
        });
        elsewhere(() -> logIn(web, leaving).andExpect(authenticated()));
    }

    /** In another browser: on a thread that knows nothing of the page of this one. */
    private static <T> T elsewhere(Callable<T> work) throws Exception {
        try (ExecutorService thread = Executors.newSingleThreadExecutor()) {
            return thread.submit(work).get();
        }
    }

    private static ResultActions logIn(MockMvc web, String userName) throws Exception {
        return web.perform(formLogin("/login").user(userName).password(Registry.PASSWORD));
    }

    private Button named(String name) {
        return find(Button.class)
                .withCondition(button -> name.equals(button.getAriaLabel().orElse("")))
                .single();
    }

    @Test
    @SuppressWarnings("unchecked")
    void aSiteThatIsAddedStandsInTheListAndIsRenamedThere() {
        registry.run(registry.administrator(), () -> {
            navigate(SiteListView.class);
            test(find(Button.class).withText("Add site").single()).click();
            test(find(TextField.class).withLabel("Site code").single()).setValue("aac");
            test(find(TextField.class).withLabel("Name").single()).setValue("Aachen");
            test(find(ComboBox.class).withLabel("Country").single()).selectItem("Germany");
            test(find(Button.class).withText("Add site").all().getLast()).click();

            assertThat(ReadPage.rows("Sites"))
                    .filteredOn(row -> row.startsWith("AAC | Aachen | Germany | "))
                    .hasSize(1);

            test(named("Change Aachen")).click();
            test(find(TextField.class).withLabel("Name").single()).setValue("Aachen, university hospital");
            test(find(Button.class).withText("Save").single()).click();

            assertThat(ReadPage.rows("Sites"))
                    .filteredOn(row -> row.startsWith("AAC |"))
                    .singleElement()
                    .asString()
                    .startsWith("AAC | Aachen, university hospital | Germany | ");
        });
    }

    private List<String> wrong() {
        return find(TextField.class).all().stream()
                .filter(TextField::isInvalid)
                .map(TextField::getErrorMessage)
                .toList();
    }

    @Test
    void whatIsWrongWithAPasswordThatIsGivenIsSaidAtItsField() {
        GivenPasswordForm form = new GivenPasswordForm("At least 12 characters");
        PasswordField password =
                (PasswordField) form.getContent().getChildren().findFirst().orElseThrow();
        assertThat(form.isComplete()).isFalse();
        assertThat(password.getErrorMessage()).startsWith("Say the password");

        password.setValue("short");
        assertThat(form.isComplete()).isTrue();
        registry.run(registry.administrator(), () -> {
            Account anna = accounts.page("", 500).stream()
                    .filter(it -> it.userName().equals(NAME))
                    .findFirst()
                    .orElseThrow();
            try {
                passwords.set(anna.id(), form.password());
            } catch (AccountRejected refused) {
                assertThat(form.place(refused)).isTrue();
            }
        });
        assertThat(password.isInvalid()).isTrue();
        assertThat(password.getErrorMessage()).contains("at least");
    }

    private List<String> names() {
        return find(Span.class).all().stream().map(Span::getText).toList();
    }
}
