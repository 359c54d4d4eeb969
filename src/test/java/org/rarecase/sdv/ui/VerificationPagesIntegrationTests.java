package org.rarecase.sdv.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.ClickEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.contextmenu.MenuItem;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.ui.CaseNavigation;
import org.rarecase.casebook.ui.CaseView;
import org.rarecase.casebook.ui.ReadCasePage;
import org.rarecase.casebook.ui.list.CaseListView;
import org.rarecase.database.Statements;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.ItemPath;
import org.rarecase.sdv.SdvCounts;
import org.rarecase.sdv.SourceDataVerification;
import org.rarecase.study.Site;
import org.rarecase.ui.ReadPage;
import org.springframework.beans.factory.annotation.Autowired;

@RarecaseIntegrationTest
@ViewPackages(packages = {"org.rarecase.sdv.ui", "org.rarecase.casebook.ui"})
class VerificationPagesIntegrationTests extends SpringBrowserlessTest {

    @Autowired
    Casebook casebook;

    @Autowired
    SourceDataVerification verifications;

    @Autowired
    SdvCounts counts;

    @Autowired
    Registry registry;

    private Site site;
    private CaseId id;
    private ItemRef date;

    @BeforeEach
    void registerCase() {
        site = registry.site("VUI", "Ulm", "DE");
        String investigator = registry.investigatorOf(site);
        id = registry.as(investigator, () -> casebook.register(site.id()).id());
        FormInstanceId instanceId = registry.as(investigator, () -> casebook.open(id)).entries().stream()
                .filter(entry -> entry.form().key().value().equals("diagnosis"))
                .map(FormInstance::id)
                .findFirst()
                .orElseThrow();
        date = new ItemRef(instanceId, ItemPath.of("date_of_diagnosis"));
        registry.run(
                investigator,
                () -> casebook.save(
                        id,
                        instanceId,
                        List.of(new Change(date.path(), Answer.BLANK, Answer.text("2024-03-09"))),
                        null));
    }

    @Test
    void aMonitorTicksWhatWasComparedInTheForm() {
        registry.run(registry.monitor(), () -> {
            show();
            assertThat(ReadCasePage.currentForm()).contains("0/1");
            choose("Verify values of this form");
            Dialog dialog = find(Dialog.class).single();
            assertThat(find(Checkbox.class, dialog).all()).noneMatch(Checkbox::getValue);
            test(find(Button.class, dialog).withText("Mark as verified").single())
                    .click();
            assertThat(marks()).as("nothing ticked").containsExactly("To verify");

            test(find(Button.class, dialog).withText("Tick those to verify").single())
                    .click();
            test(find(Button.class, dialog).withText("Mark as verified").single())
                    .click();

            assertThat(marks()).containsExactly("Verified");
            assertThat(ReadCasePage.currentForm()).contains("1/1");
        });
    }

    @Test
    void theSiteSeesWhatWasVerifiedAndNotWhatIsToBe() {
        registry.run(registry.investigatorOf(site), () -> {
            show();
            assertThat(marks()).isEmpty();
            assertThat(ReadCasePage.currentForm()).doesNotContain("0/1");
        });
        registry.run(registry.monitor(), () -> verifications.verify(id, Map.of(date, Answer.text("2024-03-09"))));
        registry.run(registry.investigatorOf(site), () -> {
            show();
            assertThat(marks()).containsExactly("Verified");
            assertThat(actions()).doesNotContain("Verify values of this form");
        });
    }

    @Test
    void openingACaseTakesOneStatementMore() {
        registry.run(registry.monitor(), () -> {
            navigate(CaseListView.class);
            List<String> statements =
                    Statements.during(() -> navigate(CaseNavigation.address(id, date.instanceId()), CaseView.class));

            assertThat(statements)
                    .filteredOn(statement -> statement.contains("verification_"))
                    .hasSize(1);
        });
        registry.run(registry.investigatorOf(site), () -> {
            navigate(CaseListView.class);
            assertThat(Statements.during(() -> navigate(CaseNavigation.address(id, date.instanceId()), CaseView.class)))
                    .as("the site, where nothing is marked")
                    .noneMatch(statement -> statement.contains("verification_"));
        });
    }

    @Test
    void thePageLeadsToWhatIsLeft() {
        registry.run(registry.monitor(), () -> {
            while (counts.catchUp(100) > 0) {
                assertThat(counts).isNotNull();
            }
            UI.getCurrent().navigate(SdvView.class, QueryParameters.of("site", "VUI"));

            assertThat(ReadPage.rowLinks("Verification by site")).contains("verification?site=VUI");
            assertThat(ReadPage.rowLinks("Cases in which something is left to verify"))
                    .contains(CaseNavigation.address(id, date));
        });
    }

    @Test
    void anAdministratorPlansASample() {
        registry.run(registry.administrator(), () -> {
            navigate(SdvPlanView.class);
            plan(25);

            assertThat(find(Span.class).withText("25 % of the cases, drawn").exists())
                    .isTrue();
            plan(100);
        });
    }

    private void plan(int percentOfUlm) {
        test(find(Button.class)
                        .withCondition(button -> button.getElement().getAttribute("aria-label") != null
                                && button.getElement()
                                        .getAttribute("aria-label")
                                        .endsWith("of Ulm"))
                        .single())
                .click();
        test(find(IntegerField.class).single()).setValue(percentOfUlm);
        test(find(Button.class).withText("Save").single()).click();
    }

    private void show() {
        // Another person opens the page anew.
        navigate(CaseListView.class);
        navigate(CaseNavigation.address(id, date.instanceId()), CaseView.class);
    }

    /** What the marks at the fields tell, without those of fields that have none. */
    private List<String> marks() {
        return find(NativeButton.class).all().stream()
                .filter(mark -> mark.hasClassName("rc-item-mark"))
                .map(mark -> mark.getElement().getTextRecursively())
                .toList();
    }

    private Stream<MenuItem> lines() {
        return find(MenuBar.class).all().stream()
                .map(bar -> bar.getItems().getFirst())
                .flatMap(root -> root.getSubMenu().getItems().stream());
    }

    private List<String> actions() {
        return lines().map(MenuItem::getText).toList();
    }

    private void choose(String action) {
        MenuItem line = lines().filter(item -> item.getText().equals(action))
                .findFirst()
                .orElseThrow();
        ComponentUtil.fireEvent(line, new ClickEvent<>(line));
    }
}
