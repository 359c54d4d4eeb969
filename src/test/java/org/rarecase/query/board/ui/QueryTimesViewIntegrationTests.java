package org.rarecase.query.board.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.casebook.CaseId;
import org.rarecase.query.QueryId;
import org.rarecase.study.Site;
import org.rarecase.ui.EmptyState;
import org.rarecase.workflow.CaseScenario;
import org.rarecase.workflow.ProcessTest;
import org.rarecase.workflow.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;

/** At a site of its own, so that the queries of other tests do not count. */
@ProcessTest
@ViewPackages(packages = "org.rarecase.query.board.ui")
class QueryTimesViewIntegrationTests extends SpringBrowserlessTest {

    private static int sites;

    @Autowired
    CaseScenario cases;

    @Autowired
    SettableClock clock;

    private Site site;
    private String investigator;
    private CaseId id;

    @BeforeEach
    void register() {
        site = cases.registry.site("QV" + ++sites, "Site of pages " + sites, "DE");
        investigator = cases.registry.investigatorOf(site);
        id = cases.registry.as(
                investigator, () -> cases.casebook.register(site.id()).id());
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void thePageTellsTheTimesAndLeadsToTheQueries() {
        answer(raise());
        raise();
        clock.advance(Duration.ofDays(11));

        cases.registry.run(investigator, () -> {
            open("all");

            assertThat(table()).contains(site.name(), "11 days", "50 %");
            assertThat(find(Anchor.class).withClassName("rc-link").all())
                    .extracting(Anchor::getHref)
                    .containsExactly(
                            "queries?state=open&site=" + site.code(), "queries?state=answered&site=" + site.code());
        });
    }

    @Test
    @SuppressWarnings("unchecked")
    void aChosenPeriodLeavesOutWhatWasAnsweredBefore() {
        answer(raise());
        clock.advance(Duration.ofDays(100));

        cases.registry.run(investigator, () -> {
            open("all");
            assertThat(table()).contains("100 %");

            test(find(Select.class).single()).selectItem("Last 90 days");
            assertThat(table()).doesNotContain("100 %").contains(site.name());
        });
    }

    @Test
    @SuppressWarnings("unchecked")
    void aPeriodThatTheAddressInventsIsTheQuarter() {
        answer(raise());
        clock.advance(Duration.ofDays(100));

        cases.registry.run(investigator, () -> {
            open("a-fortnight");

            assertThat(test(find(Select.class).single()).getSelected())
                    .extracting(Object::toString)
                    .isEqualTo("QUARTER");
            assertThat(table()).doesNotContain("100 %");
        });
    }

    @Test
    void aSiteWithoutQueriesIsToldWhatWillBeHereAndIsOfferedNoEmptyFile() {
        cases.registry.run(investigator, () -> {
            open("all");

            assertThat(find(EmptyState.class).single().getElement().getTextRecursively())
                    .contains("No queries yet");
            assertThat(find(Anchor.class).withText("Download as CSV").all()).isEmpty();
        });
    }

    @Test
    void theSumOfAllSitesComesFirstForWhoReadsThemAll() {
        raise();
        cases.raised(cases.submitted("T09"));

        cases.registry.run(cases.registry.auditor(), () -> {
            open("all");

            assertThat(table()).containsSubsequence("All sites", site.name());
        });
    }

    private void open(String period) {
        UI.getCurrent().navigate("queries/times", QueryParameters.of("period", period));
    }

    private String table() {
        return find(Div.class)
                .withClassName("rc-table-frame")
                .single()
                .getElement()
                .getTextRecursively();
    }

    private QueryId raise() {
        return cases.registry.as(cases.registry.monitor(), () -> cases.raising.raise(id, null, "Is this so?"));
    }

    private void answer(QueryId query) {
        cases.registry.run(investigator, () -> cases.actions.answer(query, "Yes."));
    }
}
