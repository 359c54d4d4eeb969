package org.rarecase.query.board.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.SettableClock;
import org.rarecase.query.board.SiteQueries;
import org.rarecase.ui.EmptyState;
import org.rarecase.ui.ReadPage;
import org.rarecase.workflow.CaseScenario;
import org.rarecase.workflow.ProcessTest;
import org.springframework.beans.factory.annotation.Autowired;

@ProcessTest
@ViewPackages(packages = "org.rarecase.query.board.ui")
class QueryTimesViewIntegrationTests extends SpringBrowserlessTest {

    @Autowired
    CaseScenario cases;

    @Autowired
    SettableClock clock;

    private SiteQueries own;

    @BeforeEach
    void siteOfItsOwn() {
        own = new SiteQueries(cases);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void thePageTellsTheTimesAndLeadsToTheQueries() {
        own.answer(own.raise());
        own.raise();
        clock.advance(Duration.ofDays(11));

        cases.registry.run(own.investigator, () -> {
            open("all");

            assertThat(table()).contains(own.site.name(), "11 days", "50 %");
            assertThat(find(Anchor.class).all())
                    .extracting(Anchor::getHref)
                    .filteredOn(address -> address.startsWith("queries?"))
                    .containsExactly(
                            "queries?state=open&site=" + own.site.code(),
                            "queries?state=answered&site=" + own.site.code());
        });
    }

    @Test
    @SuppressWarnings("unchecked")
    void aChosenPeriodLeavesOutWhatWasAnsweredBefore() {
        own.answer(own.raise());
        clock.advance(Duration.ofDays(100));

        cases.registry.run(own.investigator, () -> {
            open("all");
            assertThat(table()).contains("100 %");

            test(find(Select.class).single()).selectItem("Last 90 days");
            assertThat(table()).doesNotContain("100 %").contains(own.site.name());
        });
    }

    @Test
    @SuppressWarnings("unchecked")
    void aPeriodThatTheAddressInventsIsTheQuarter() {
        own.answer(own.raise());
        clock.advance(Duration.ofDays(100));

        cases.registry.run(own.investigator, () -> {
            open("a-fortnight");

            assertThat(test(find(Select.class).single()).getSelected())
                    .extracting(Object::toString)
                    .isEqualTo("QUARTER");
            assertThat(table()).doesNotContain("100 %");
        });
    }

    @Test
    void aSiteWithoutQueriesIsToldWhatWillBeHereAndIsOfferedNoEmptyFile() {
        cases.registry.run(own.investigator, () -> {
            open("all");

            assertThat(find(EmptyState.class).single().getElement().getTextRecursively())
                    .contains("No queries yet");
            assertThat(find(Anchor.class).withText("Download as CSV").all()).isEmpty();
        });
    }

    @Test
    void theSumOfAllSitesComesFirstForWhoReadsThemAll() {
        own.raise();
        cases.raised(cases.submitted("T09"));

        cases.registry.run(cases.registry.auditor(), () -> {
            open("all");

            assertThat(table()).containsSubsequence("All sites", own.site.name());
        });
    }

    private void open(String period) {
        UI.getCurrent().navigate("queries/times", QueryParameters.of("period", period));
    }

    private String table() {
        return String.join("\n", ReadPage.rows("Answer times by site"));
    }
}
