package org.rarecase.casebook.hold.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.ui.CaseNavigation;
import org.rarecase.casebook.ui.CaseView;
import org.rarecase.casebook.ui.ReadCasePage;
import org.rarecase.casebook.ui.list.CaseListView;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.ui.ReadPage;
import org.springframework.beans.factory.annotation.Autowired;

@RarecaseIntegrationTest
@ViewPackages(packages = "org.rarecase.casebook.ui")
class HoldExtensionIntegrationTests extends SpringBrowserlessTest {

    @Autowired
    Casebook casebook;

    @Autowired
    Registry registry;

    private CaseId id;

    @BeforeEach
    void registerCase() {
        id = registry.as(
                registry.anna(), () -> casebook.register(registry.padua().id()).id());
    }

    @Test
    void aMonitorFreezesAFormOnItsPageAndUnfreezesItWithAReason() {
        registry.run(registry.monitor(), () -> {
            show("demographics");
            choose("Form actions", "Freeze form");
            test(find(TextArea.class).withLabel("Reason").single()).setValue("Compared with the source");
            test(button("Freeze")).click();

            assertThat(notices())
                    .singleElement()
                    .asString()
                    .contains("This form is frozen", "Frozen by maria", "Reason: Compared");
            assertThat(ReadCasePage.forms())
                    .anyMatch(line -> line.startsWith("Demographics") && line.endsWith("Frozen"));
            assertThat(actions("Form actions")).contains("Unfreeze form").doesNotContain("Freeze form", "Unlock form");

            choose("Form actions", "Unfreeze form");
            test(button("Unfreeze")).click();
            assertThat(notices()).as("without a reason").hasSize(1);
            test(find(TextArea.class).withLabel("Reason").single()).setValue("Late letter");
            test(button("Unfreeze")).click();

            assertThat(notices()).isEmpty();
        });
    }

    @Test
    void aCoordinatorLocksTheCase() {
        registry.run(registry.coordinator(), () -> {
            show("demographics");
            choose("Actions", "Lock case");
            test(button("Lock")).click();

            assertThat(notices()).singleElement().asString().contains("The case is locked", "Locked by clara");
            assertThat(actions("Actions")).contains("Unlock case").doesNotContain("Lock case", "Freeze case");
            assertThat(actions("Form actions")).doesNotContain("Lock form", "Freeze form");
        });
        registry.run(registry.monitor(), () -> {
            show("demographics");
            assertThat(actions("Actions")).doesNotContain("Unlock case", "Unfreeze case", "Freeze case");
            navigate(CaseListView.class);
            assertThat(ReadPage.rows("Cases")).anyMatch(row -> row.contains("Locked"));
        });
    }

    @Test
    void theSiteSeesWhyItCannotEdit() {
        registry.run(registry.anna(), () -> {
            show("demographics");
            assertThat(actions("Actions")).doesNotContain("Freeze case", "Lock case");
        });
        registry.run(registry.monitor(), () -> {
            show("demographics");
            choose("Actions", "Freeze case");
            test(button("Freeze")).click();
        });
        registry.run(registry.anna(), () -> {
            show("demographics");
            assertThat(notices()).singleElement().asString().contains("The case is frozen", "Frozen by maria");
            assertThat(find(TextField.class).withLabel("Height").single().isReadOnly())
                    .isTrue();
        });
    }

    private void show(String form) {
        FormInstanceId instanceId = registry.as(
                registry.anna(),
                () -> casebook.open(id).entries().stream()
                        .filter(entry -> entry.form().key().value().equals(form))
                        .findFirst()
                        .orElseThrow()
                        .id());
        // Another person opens the page anew.
        navigate(CaseListView.class);
        navigate(CaseNavigation.address(id, instanceId), CaseView.class);
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    private List<String> actions(String menu) {
        return lines(menu).map(MenuItem::getText).toList();
    }

    private Stream<MenuItem> lines(String menu) {
        return find(MenuBar.class).all().stream()
                .map(bar -> bar.getItems().getFirst())
                .filter(root -> root.getElement().getTextRecursively().startsWith(menu))
                .flatMap(root -> root.getSubMenu().getItems().stream());
    }

    private void choose(String menu, String action) {
        MenuItem line = lines(menu)
                .filter(item -> item.getText().equals(action))
                .findFirst()
                .orElseThrow();
        ComponentUtil.fireEvent(line, new ClickEvent<>(line));
    }

    private List<String> notices() {
        return find(Paragraph.class).withClassName("rc-case-notice").all().stream()
                .map(notice -> notice.getElement().getTextRecursively())
                .toList();
    }
}
