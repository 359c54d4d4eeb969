package org.rarecase.account.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.account.Account;
import org.rarecase.account.Accounts;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.database.TestMySql;
import org.rarecase.ui.Badge;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@RarecaseIntegrationTest
@ViewPackages(packages = "org.rarecase.account.ui")
class AccountListIntegrationTests extends SpringBrowserlessTest {

    private static final String NAME = "both.sides";

    @Autowired
    Registry registry;

    @Autowired
    Accounts accounts;

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
            navigate(AccountListView.class);

            assertThat(find(Badge.class).all())
                    .filteredOn(badge -> badge.getElement().getTextRecursively().contains("Both sides"))
                    .hasSize(1);
            assertThat(find(Div.class)
                            .withClassName("rc-page-notice")
                            .single()
                            .getElement()
                            .getTextRecursively())
                    .contains("1 account enters data at a site and judges them there", "take one away");
            assertThat(names()).contains(NAME, "anna");

            test(find(Button.class).withText("Show only these").single()).click();
            assertThat(names()).contains(NAME).doesNotContain("anna");

            test(find(Button.class).withText("Show all accounts").single()).click();
            assertThat(names()).contains(NAME, "anna");
        });
    }

    private List<String> names() {
        return find(Span.class).all().stream().map(Span::getText).toList();
    }
}
