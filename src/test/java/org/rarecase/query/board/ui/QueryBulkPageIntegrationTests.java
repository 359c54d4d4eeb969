package org.rarecase.query.board.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.Answer;
import org.rarecase.query.Assignee;
import org.rarecase.query.DataQuery;
import org.rarecase.query.QueryNotPossible;
import org.rarecase.ui.ListPage;
import org.rarecase.workflow.CaseScenario;
import org.rarecase.workflow.ProcessTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A monitor ticks cases of the list and asks the same in all of them. */
@ProcessTest
@ViewPackages(packages = {"org.rarecase.casebook.ui", "org.rarecase.query.ui", "org.rarecase.query.board.ui"})
class QueryBulkPageIntegrationTests extends SpringBrowserlessTest {

    private final ListPage list = new ListPage(this);

    @Autowired
    CaseScenario cases;

    @Test
    void theSameIsAskedInTheCasesThatAreTickedAfterAPreview() {
        CaseId first = cases.submitted("T09");
        CaseId second = cases.registered();
        CaseId approved = cases.reviewed();
        cases.decide(approved, "approve", null);
        cases.registry.run(cases.registry.monitor(), () -> {
            begin(first, second, approved);
            choose("Form", "Diagnosis");
            choose("Item", "Weight");
            assertThatThrownBy(() -> press("Preview")).isInstanceOf(QueryNotPossible.class);
            test(find(TextArea.class).single()).setValue("Which scale?");
            choose("Answered by", "All with the role Coordinator");

            press("Preview");
            assertThat(told()).contains("Diagnosis · Weight: Which scale?", "In 2 cases, queries to be raised: 2.");
            assertThat(find(ListItem.class).single().getElement().getTextRecursively())
                    .contains(cases.record(approved).number(), "approved and locked");
            assertThat(ofCase(first)).isEmpty();

            press("Raise 2 queries");
            assertThat(told()).contains("2 queries were raised.");
            assertThat(ofCase(first)).singleElement().satisfies(query -> {
                assertThat(query.question()).isEqualTo("Which scale?");
                assertThat(query.assignees().site()).isEqualTo(Assignee.allOf(Role.COORDINATOR));
            });
        });
    }

    @Test
    void whatACheckFindsIsAskedOnceForEachFinding() {
        CaseId heavy = cases.registered();
        cases.answer(heavy, "diagnosis", "weight", Answer.number("2500"));
        CaseId light = cases.registered();
        cases.registry.run(cases.registry.monitor(), () -> {
            begin(heavy, light);
            choose("Form", "Diagnosis");
            about("What a check finds");
            choose("Check", "Above 2 kg. Please confirm.");

            press("Preview");
            assertThat(told()).contains("In 1 case, queries to be raised: 1.", "In 1 case the check finds nothing.");
            press("Raise 1 query");
            assertThat(ofCase(heavy)).extracting(DataQuery::check).containsExactly("heavy");
            assertThat(ofCase(light)).isEmpty();
        });
    }

    @Test
    void whatWasSeenInThePreviewMayBeChanged() {
        CaseId id = cases.registered();
        cases.registry.run(cases.registry.monitor(), () -> {
            begin(id);
            choose("Form", "Diagnosis");
            about("What a check finds");
            choose("Check", "Above 2 kg. Please confirm.");
            press("Preview");
            assertThat(told()).contains("No query would be raised.");
            assertThat(find(Button.class).all())
                    .noneMatch(button -> button.getText().startsWith("Raise 0"));

            press("Back");
            about("The form as a whole");
            test(find(TextArea.class).single()).setValue("Who filled it?");
            press("Preview");
            press("Raise 1 query");
            assertThat(ofCase(id)).extracting(DataQuery::question).containsExactly("Who filled it?");
        });
    }

    @Test
    void onlyMonitorsAreOfferedIt() {
        CaseId id = cases.registered();
        for (String other : List.of(cases.registry.anna(), cases.registry.coordinator(), cases.registry.auditor())) {
            cases.registry.run(other, () -> {
                open(id);
                assertThat(list.boxes()).as(other).isEmpty();
            });
        }
        cases.registry.run(cases.registry.monitor(), () -> {
            UI.getCurrent().navigate("queries");
            assertThat(find(Anchor.class)
                            .withText("Raise in several cases")
                            .single()
                            .getHref())
                    .isEqualTo("cases");
        });
    }

    private void open(CaseId id) {
        UI.getCurrent()
                .navigate(
                        "cases",
                        QueryParameters.simple(
                                Map.of("site", cases.record(id).site().code())));
    }

    private void begin(CaseId... ticked) {
        open(ticked[0]);
        for (CaseId id : ticked) {
            String name = "Select " + cases.record(id).number();
            test(find(Checkbox.class)
                            .withCondition(box -> name.equals(box.getAriaLabel().orElse("")))
                            .single())
                    .click();
        }
        press("Raise queries");
    }

    @SuppressWarnings("unchecked")
    private void choose(String label, String option) {
        test(find(ComboBox.class).withCaption(label).single()).selectItem(option);
    }

    @SuppressWarnings("unchecked")
    private void about(String option) {
        test(find(RadioButtonGroup.class).single()).selectItem(option);
    }

    private Button button(String text) {
        return find(Button.class).withText(text).single();
    }

    private void press(String text) {
        test(button(text)).click();
    }

    /** What the open dialog, or the notice, says. */
    private List<String> told() {
        return find(Dialog.class).all().stream()
                .flatMap(dialog -> find(Paragraph.class, dialog).all().stream())
                .map(Paragraph::getText)
                .toList();
    }

    private List<DataQuery> ofCase(CaseId id) {
        return cases.registry.as(cases.registry.auditor(), () -> cases.queries.ofCase(cases.casebook.open(id)));
    }
}
