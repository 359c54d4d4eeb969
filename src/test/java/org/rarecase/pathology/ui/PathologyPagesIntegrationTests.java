package org.rarecase.pathology.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.router.QueryParameters;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rarecase.SettableClock;
import org.rarecase.casebook.CaseId;
import org.rarecase.ui.ReadPage;
import org.rarecase.workflow.CaseScenario;
import org.rarecase.workflow.ProcessTest;
import org.springframework.beans.factory.annotation.Autowired;

/** The list of central reviews, and the review in the page of a case. */
@ProcessTest
@ViewPackages(packages = {"org.rarecase.casebook.ui", "org.rarecase.pathology.ui"})
class PathologyPagesIntegrationTests extends SpringBrowserlessTest {

    private static final String MINE = "My readings";
    private static final String SIGNED = "Signed";

    @Autowired
    CaseScenario cases;

    @Autowired
    SettableClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void aReviewWaitsInTheListOfReadersUntilItIsSignedAndThenStandsWithItsVerdictInThatOfCoordinators() {
        CaseId id = cases.submitted("T03");
        assertThat(row(cases.registry.coordinator(), "Unassigned", id)).isPresent();
        assertThat(row(cases.registry.pathologist(), MINE, id))
                .as("nobody is asked yet")
                .isEmpty();
        cases.ask(cases.registry.pathologist(), id);
        assertThat(row(cases.registry.pathologist(), MINE, id)).get().asString().doesNotContain("Overdue");
        assertThat(row(cases.registry.coordinator(), SIGNED, id)).isEmpty();

        cases.signOffReview(id);
        assertThat(row(cases.registry.pathologist(), "Disagreement", id))
                .get()
                .asString()
                .contains("To compare");
        cases.compare(id, "minor-disagreement");

        assertThat(row(cases.registry.pathologist(), MINE, id)).isEmpty();
        assertThat(row(cases.registry.coordinator(), SIGNED, id))
                .get()
                .asString()
                .contains("Minor disagreement", cases.registry.pathologist());
        cases.registry.run(cases.registry.coordinator(), () -> {
            openList(SIGNED);
            assertThat(ReadPage.links(cases.record(id).number()))
                    .singleElement()
                    .asString()
                    .startsWith("cases/" + id.value() + "/")
                    .endsWith("?panel=review");
        });
    }

    @Test
    void aReviewThatIsNotSignedInTimeIsMarkedOverdue() {
        CaseId id = cases.submitted("T03");
        cases.ask(cases.registry.pathologist(), id);
        clock.advance(Duration.ofDays(60));

        assertThat(row(cases.registry.pathologist(), MINE, id)).get().asString().contains("Overdue");
    }

    @Test
    void aReviewerReadsWhyReviewsOfColleaguesAreNotThere() {
        CaseId id = cases.submitted("T03");
        cases.signOff(id, "major-disagreement");

        assertThat(row(cases.registry.otherPathologist(), SIGNED, id)).isEmpty();
        cases.registry.run(cases.registry.otherPathologist(), () -> {
            openList(SIGNED);
            assertThat(ReadPage.text()).contains("Your own reviews");
        });
        cases.registry.run(cases.registry.otherPathologist(), () -> {
            review(id);
            assertThat(ReadPage.text())
                    .contains("A colleague signed this review")
                    .doesNotContain("Major disagreement", "Signed off by");
        });
    }

    @Test
    void theCaseSaysThatItsReviewIsWaitedForAndThenHoldsBothDiagnosesSideBySide() {
        CaseId id = cases.submitted("T03");
        cases.beginReading(cases.registry.pathologist(), id);
        cases.registry.run(cases.registry.coordinator(), () -> {
            review(id);
            assertThat(ReadPage.text()).contains("Central review", "Requested", "Due");
            assertThat(ReadPage.rows("Local and central diagnosis")).isEmpty();
        });

        cases.signOff(id, "concordant");

        cases.registry.run(cases.registry.coordinator(), () -> {
            review(id);
            assertThat(ReadPage.text()).contains("Signed off by " + cases.registry.pathologist(), "Concordant");
            assertThat(ReadPage.rows("Local and central diagnosis"))
                    .containsSubsequence("Diagnosis", "Confidence")
                    .last()
                    .asString()
                    .contains("definite");
        });
    }

    @Test
    void aCaseWhoseTumourTypeNeedsNoReviewSaysSo() {
        CaseId id = cases.submitted("T09");
        cases.registry.run(cases.registry.coordinator(), () -> {
            review(id);
            assertThat(ReadPage.text()).contains("No central review yet");
        });
    }

    /** A page that is open already would stay as it was read. */
    private static void leave() {
        UI.getCurrent().navigate("cases");
    }

    private static void openList(String tab) {
        leave();
        UI.getCurrent()
                .navigate(
                        "pathology",
                        QueryParameters.of("tab", tab.equals(MINE) ? "mine" : tab.toLowerCase(Locale.ROOT)));
    }

    private static void review(CaseId id) {
        leave();
        UI.getCurrent().navigate("cases/" + id.value(), QueryParameters.of("panel", "review"));
    }

    /** Of a list that other tests may have made longer than a page. */
    private Optional<String> row(String person, String table, CaseId id) {
        String number = cases.record(id).number();
        return cases.registry.as(person, () -> {
            openList(table);
            for (List<Button> more = more(); !more.isEmpty(); more = more()) {
                test(more.getFirst()).click();
            }
            return ReadPage.rows(table).stream()
                    .filter(row -> row.startsWith(number + " "))
                    .findFirst();
        });
    }

    private List<Button> more() {
        return find(Button.class).withText("Show more").all();
    }
}
