package org.rarecase.workflow.ui;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.browserless.SpringBrowserlessTest;
import com.vaadin.browserless.ViewPackages;
import com.vaadin.flow.component.UI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.SettableClock;
import org.rarecase.casebook.CaseId;
import org.rarecase.study.Site;
import org.rarecase.ui.ReadPage;
import org.rarecase.workflow.CaseScenario;
import org.rarecase.workflow.ProcessTest;
import org.springframework.beans.factory.annotation.Autowired;

/** At a site of its own, so that the work of other tests is not listed. */
@ProcessTest
@ViewPackages(packages = "org.rarecase.workflow.ui")
class MyWorkViewIntegrationTests extends SpringBrowserlessTest {

    private static final String STEPS = "Open steps";

    private static int sites;

    @Autowired
    CaseScenario cases;

    @Autowired
    SettableClock clock;

    private Site site;
    private String investigator;

    @BeforeEach
    void comeToANewSite() {
        site = cases.registry.site("MW" + ++sites, "Site of work " + sites, "DE");
        investigator = cases.registry.investigatorOf(site);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void whereNothingWaitsThePageSaysWhatWillCome() {
        read(investigator);
        assertThat(ReadPage.text()).contains("Nothing waits for you", "Register a case in Cases");
        assertThat(ReadPage.rows(STEPS)).isEmpty();
    }

    @Test
    void whoHasNoStepsAtAllIsToldWhoseTheyAre() {
        read(cases.registry.auditor());
        assertThat(ReadPage.text()).contains("No steps for your role");
    }

    @Test
    void aStepWaitsWithItsCaseAndLeadsThere() {
        CaseId id = registered();

        read(investigator);

        String number = cases.record(id).number();
        assertThat(ReadPage.text()).contains("1 step waits for you").doesNotContain("overdue");
        assertThat(ReadPage.rows(STEPS))
                .singleElement()
                .asString()
                .startsWith("Enter data |")
                .contains(number, site.name());
        assertThat(ReadPage.links("Enter data, " + number))
                .singleElement()
                .asString()
                .startsWith("cases/" + id.value());
    }

    @Test
    void aQueryStandsThereWithItsQuestionAndIsMarkedWhenItIsOverdue() {
        CaseId id = registered();
        cases.registry.run(cases.registry.monitor(), () -> cases.raising.raise(id, null, "Is this the first tumour?"));
        clock.advance(Duration.ofDays(11));

        read(investigator);

        assertThat(ReadPage.text()).contains("2 steps wait for you, 1 overdue");
        assertThat(ReadPage.rows(STEPS)).first().asString().contains("Is this the first tumour?", "Overdue");
    }

    private CaseId registered() {
        return cases.registry.as(
                investigator, () -> cases.casebook.register(site.id()).id());
    }

    private void read(String person) {
        cases.registry.run(person, () -> UI.getCurrent().navigate(""));
    }
}
