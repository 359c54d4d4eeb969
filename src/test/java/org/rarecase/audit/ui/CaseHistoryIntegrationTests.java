package org.rarecase.audit.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.tabs.Tab;
import com.vaadin.flow.component.tabs.Tabs;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.ui.CaseView;
import org.rarecase.database.Statements;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;
import org.springframework.beans.factory.annotation.Autowired;

@RarecaseIntegrationTest
@ViewPackages(classes = CaseView.class)
class CaseHistoryIntegrationTests extends SpringBrowserlessTest {

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
    void theHistoryFollowsWhatIsEntered() {
        registry.run(registry.anna(), () -> {
            show("panel=audit");
            int before = lines();

            enter("2.1");
            enter("2.2");

            assertThat(lines()).isEqualTo(before + 2);
            assertThat(firstLine()).contains("2.1", "2.2");
        });
    }

    @Test
    void theHistoryOfAnItemFollowsToo() {
        registry.run(registry.anna(), () -> {
            show("item=consent_version&panel=audit");
            enter("2.1");

            assertThat(firstLine()).contains("2.1");
        });
    }

    @Test
    void aLineAboutAFormSaysWhichFillingItMeans() {
        registry.run(registry.anna(), () -> {
            casebook.addEntry(id, new FormKey("surgery"));
            FormInstanceId second = casebook.addEntry(id, new FormKey("surgery"));
            casebook.save(
                    id,
                    second,
                    List.of(new Change(ItemPath.of("surgery_date"), Answer.BLANK, Answer.text("2024-05-17"))),
                    null);
            show("panel=audit");

            assertThat(trail().getElement().getTextRecursively())
                    .containsSubsequence("Form added", "Surgery 2: 17 May 2024", "Form added", "Surgery 1");
        });
    }

    @Test
    void whileItIsNotInSightNothingIsReadForIt() {
        registry.run(registry.anna(), () -> {
            show("");
            countOfSave("2.0");
            int alone = countOfSave("2.1");
            test(find(Button.class).withText("Show panels").single()).click();
            select("audit");
            int before = lines();
            assertThat(countOfSave("2.2")).isGreaterThan(alone);

            select("steps");
            assertThat(countOfSave("2.3")).isEqualTo(alone);
            select("audit");
            assertThat(lines()).isEqualTo(before + 2);

            test(find(Button.class).withText("Hide panels").single()).click();
            assertThat(countOfSave("2.4")).isEqualTo(alone);
            test(find(Button.class).withText("Show panels").single()).click();
            assertThat(firstLine()).contains("2.4");
        });
    }

    private int countOfSave(String version) {
        return Statements.countDuring(() -> {
            enter(version);
            roundTrip();
        });
    }

    private void show(String query) {
        FormInstanceId registration = casebook.open(id).entries().getFirst().id();
        UI.getCurrent().navigate("cases/" + id + "/" + registration, QueryParameters.fromString(query));
    }

    private void enter(String version) {
        test(find(TextField.class).withLabel("Version of the consent document").single())
                .setValue(version);
    }

    private void select(String panel) {
        Tab tab = find(Tab.class).withId("panel-" + panel).single();
        find(Tabs.class).single().setSelectedTab(tab);
    }

    private int lines() {
        return (int) trail().getChildren().count();
    }

    private String firstLine() {
        return trail().getElement().getChild(0).getTextRecursively();
    }

    private UnorderedList trail() {
        return find(UnorderedList.class).withClassName("rc-trail").single();
    }
}
