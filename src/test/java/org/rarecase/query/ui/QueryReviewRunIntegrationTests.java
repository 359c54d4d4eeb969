package org.rarecase.query.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.ui.CaseNavigation;
import org.rarecase.casebook.ui.CaseView;
import org.rarecase.entry.ItemRef;
import org.rarecase.query.QueryId;
import org.rarecase.ui.ReadPage;
import org.rarecase.workflow.CaseScenario;
import org.rarecase.workflow.ProcessTest;
import org.springframework.beans.factory.annotation.Autowired;

/** From one query straight to the next, each at its field. */
@ProcessTest
@ViewPackages(packages = {"org.rarecase.casebook.ui", "org.rarecase.query.ui", "org.rarecase.query.board.ui"})
class QueryReviewRunIntegrationTests extends SpringBrowserlessTest {

    @Autowired
    CaseScenario cases;

    private CaseId id;
    private ItemRef weight;
    private ItemRef localDiagnosis;
    private QueryId atWeight;

    @BeforeEach
    void ask() {
        AskedCase asked = AskedCase.of(cases);
        id = asked.id();
        weight = asked.weight();
        atWeight = asked.atWeight();
        localDiagnosis = asked.localDiagnosis();
    }

    @Test
    void inACaseTheWayGoesAsTheFormsAreReadAndAround() {
        cases.registry.run(cases.registry.anna(), () -> {
            UI.getCurrent().navigate(CaseNavigation.address(id, weight.instanceId()));
            assertThat(bar()).isEqualTo("3 queries wait for you");

            press("Next query");
            assertThat(bar()).isEqualTo("Query 2 of 3");
            assertThat(address()).contains("item=weight");
            assertThat(threads()).containsExactly("Is this the weight?");

            press("Next query");
            assertThat(bar()).isEqualTo("Query 3 of 3");
            assertThat(address()).contains(localDiagnosis.instanceId().toString(), "item=diagnosis_text");
            assertThat(threads()).containsExactly("Which one?");

            press("Next query");
            assertThat(bar()).isEqualTo("Query 1 of 3");
            assertThat(threads()).contains("Where is the consent?");

            press("Previous query");
            assertThat(bar()).isEqualTo("Query 3 of 3");
        });
    }

    @Test
    void whatIsAnsweredLeavesTheWay() {
        cases.registry.run(cases.registry.anna(), () -> {
            UI.getCurrent().navigate(CaseNavigation.address(id, weight.instanceId()));
            press("Next query");
            cases.actions.answer(atWeight, "Yes.");
            ((CaseView) getCurrentView()).context().refresh();
            assertThat(bar()).isEqualTo("2 queries wait for you, 1 query waits for others");

            press("Next query");
            assertThat(bar()).isEqualTo("Query 2 of 2");
            assertThat(threads()).containsExactly("Which one?");
        });
    }

    @Test
    void whoHasNoTurnGoesThroughAllThatIsOpen() {
        cases.registry.run(cases.registry.monitor(), () -> {
            UI.getCurrent().navigate(CaseNavigation.address(id, weight.instanceId()));
            assertThat(bar()).isEqualTo("3 queries wait for others");
            press("Next query");
            assertThat(bar()).isEqualTo("Query 2 of 3");
        });
    }

    @Test
    void aBlindedReviewerIsOfferedNoWay() {
        cases.acceptData(id);
        cases.registry.run(cases.registry.pathologist(), () -> {
            UI.getCurrent().navigate(CaseNavigation.address(id, weight.instanceId()));
            assertThat(ReadPage.texts("group", "Queries of this case")).containsExactly("");
        });
    }

    @Test
    void fromAListTheWayGoesThroughItsFiltersAcrossCases() {
        CaseId other = cases.submitted("T09");
        String word = "Crosschecked" + id;
        QueryId elsewhere = cases.registry.as(cases.registry.monitor(), () -> {
            cases.raising.raise(id, null, word);
            return cases.raising.raise(other, null, word);
        });
        String said = "state=open&text=" + word;
        cases.registry.run(cases.registry.anna(), () -> {
            lead(elsewhere, said);
            assertThat(bar()).isEqualTo("Query 2 of 2");

            press("Previous query");
            assertThat(address()).startsWith("cases/" + id);
            assertThat(bar()).isEqualTo("Query 1 of 2");

            press("Next query");
            assertThat(address()).startsWith("cases/" + other).contains("query=" + elsewhere);
            assertThat(bar()).isEqualTo("Query 2 of 2");
            press("Next query");
            assertThat(bar()).isEqualTo("Query 2 of 2");
            assertThat(find(Anchor.class).withText("Back to the list").single().getHref())
                    .isEqualTo("queries?" + said);
        });
    }

    @Test
    void theListStaysAsItWasWhileItsQueriesAreAnswered() {
        String ofCase = "state=open&text=" + cases.record(id).number();
        cases.registry.run(cases.registry.anna(), () -> {
            lead(atWeight, ofCase);
            assertThat(bar()).isEqualTo("Query 2 of 3");

            cases.actions.answer(atWeight, "Yes.");
            ((CaseView) getCurrentView()).context().refresh();
            assertThat(bar()).isEqualTo("Query 2 of 3");

            press("Next query");
            assertThat(bar()).isEqualTo("Query 3 of 3");
            assertThat(threads()).contains("Where is the consent?");
        });
    }

    @Test
    void afterAReloadTheListBeginsAnewWithTheQueryInItsPlace() {
        String ofCase = "state=open&text=" + cases.record(id).number();
        cases.registry.run(cases.registry.anna(), () -> cases.actions.answer(atWeight, "Yes."));
        cases.registry.run(cases.registry.anna(), () -> {
            lead(atWeight, ofCase);
            assertThat(bar()).isEqualTo("Query 2 of 3");
        });
    }

    @Test
    void theListLeadsOnWithAllItsFilters() {
        String filters = "text=" + cases.record(id).number() + "&form=diagnosis";
        cases.registry.run(cases.registry.anna(), () -> {
            UI.getCurrent().navigate("queries", QueryParameters.fromString(filters));
            Location link = new Location(ReadPage.rowLinks("Queries").getFirst());

            UI.getCurrent().navigate(link.getPath(), link.getQueryParameters());

            assertThat(bar()).isEqualTo("Query 1 of 1");
            assertThat(address()).contains("query=" + atWeight);
        });
    }

    private void lead(QueryId query, String board) {
        UI.getCurrent()
                .navigate(
                        CaseNavigation.address(cases.query(query).caseId()),
                        QueryParameters.simple(Map.of("query", query.toString(), "panel", "queries", "board", board)));
    }

    private String bar() {
        Div bar = find(Div.class)
                .withAttribute("aria-label", "Queries of this case")
                .single();
        return find(Span.class, bar).withAttribute("role", "status").single().getText();
    }

    private void press(String button) {
        test(find(Button.class).withText(button).single()).click();
    }

    private String address() {
        return UI.getCurrent().getActiveViewLocation().getPathWithQueryParameters();
    }

    private List<String> threads() {
        return find(Div.class).withAttribute("data-query").all().stream()
                .map(card -> find(Paragraph.class, card).all().getFirst().getText())
                .toList();
    }
}
