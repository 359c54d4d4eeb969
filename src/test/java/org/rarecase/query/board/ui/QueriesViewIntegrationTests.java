package org.rarecase.query.board.ui;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.router.QueryParameters;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.query.Assignee;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryNotPossible;
import org.rarecase.query.QueryState;
import org.rarecase.ui.ListPage;
import org.rarecase.workflow.CaseScenario;
import org.rarecase.workflow.ProcessTest;
import org.springframework.beans.factory.annotation.Autowired;

/** A monitor or a coordinator ticks queries of the board and does the same with all of them. */
@ProcessTest
@ViewPackages(packages = "org.rarecase.query.board.ui")
class QueriesViewIntegrationTests extends SpringBrowserlessTest {

    private final ListPage list = new ListPage(this);

    @Autowired
    CaseScenario cases;

    private CaseId id;
    private QueryId answered;
    private QueryId open;

    @BeforeEach
    void ask() {
        id = cases.submitted("T09");
        answered = cases.raised(id);
        open = cases.raised(id);
        cases.registry.run(cases.registry.anna(), () -> cases.actions.answer(answered, "Yes."));
    }

    @Test
    @SuppressWarnings("unchecked")
    void thoseThatAreAnsweredAreClosedAndOfTheOthersIsToldWhyNot() {
        cases.registry.run(cases.registry.monitor(), () -> {
            tickAll();
            list.press("Close");
            assertThatThrownBy(() -> list.press("Close queries")).isInstanceOf(QueryNotPossible.class);
            assertThat(cases.query(answered).state()).isEqualTo(QueryState.ANSWERED);

            test(find(Select.class, list.dialog()).single()).selectItem("Answer accepted");
            list.press("Close queries");

            assertThat(find(ListItem.class).single().getElement().getTextRecursively())
                    .contains(
                            cases.record(id).number(),
                            "This query is not answered yet. Nothing was changed."
                                    + " Wait for the answer, or cancel the query.");
        });
        assertThat(cases.query(answered).state()).isEqualTo(QueryState.CLOSED);
        assertThat(cases.query(open).state()).isEqualTo(QueryState.OPEN);
    }

    @Test
    void aCoordinatorCancelsAllOfThemForOneReason() {
        cases.registry.run(cases.registry.coordinator(), () -> {
            tickAll();
            assertThat(find(Button.class).withText("Close").all()).isEmpty();
            list.press("Cancel queries");
            test(find(TextArea.class).single()).setValue(" ");
            list.pressInDialog("Cancel queries");
            assertThat(cases.query(open).state()).isEqualTo(QueryState.OPEN);

            list.pressInDialog("Asked twice");
            list.pressInDialog("Cancel queries");
        });
        assertThat(cases.query(answered).state()).isEqualTo(QueryState.CANCELLED);
        assertThat(cases.query(open).state()).isEqualTo(QueryState.CANCELLED);
    }

    @Test
    @SuppressWarnings("unchecked")
    void theyAreGivenToAnotherRoleTogether() {
        cases.registry.coordinator();
        cases.registry.run(cases.registry.monitor(), () -> {
            tickAll();
            list.press("Assign");
            test(find(ComboBox.class, list.dialog()).withCaption("Answered by").single())
                    .selectItem("All with the role Coordinator");
            list.pressInDialog("Assign");
        });
        assertThat(cases.query(answered).assignees().site()).isEqualTo(Assignee.allOf(Role.COORDINATOR));
        assertThat(cases.query(open).assignees().site()).isEqualTo(Assignee.allOf(Role.COORDINATOR));
    }

    @Test
    void whoMayDoNothingWithManyHasNothingToTick() {
        for (String other : new String[] {cases.registry.anna(), cases.registry.auditor()}) {
            cases.registry.run(other, () -> {
                open();
                assertThat(list.boxes()).as(other).isEmpty();
            });
        }
    }

    private void open() {
        UI.getCurrent()
                .navigate(
                        "queries",
                        QueryParameters.simple(Map.of("text", cases.record(id).number())));
    }

    private void tickAll() {
        open();
        list.tickAll();
    }
}
