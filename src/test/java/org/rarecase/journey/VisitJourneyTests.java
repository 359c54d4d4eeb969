package org.rarecase.journey;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rarecase.Registry;
import org.rarecase.SettableClock;
import org.rarecase.casebook.CaseId;
import org.rarecase.database.TestMySql;
import org.rarecase.workflow.CaseScenario;
import org.rarecase.workflow.ProcessTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** What comes after approval, before a server whose clock is moved. */
@ContextConfiguration(initializers = TestMySql.WithSmallForms.class, inheritInitializers = false)
@Import({ProcessTest.SmallRegistry.class, CaseScenario.class})
class VisitJourneyTests extends Journey {

    @Autowired
    CaseScenario cases;

    @Autowired
    SettableClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void aYearlyVisitStandsInMyWorkWhenItsTimeComesAndIsFilledSignedAndSubmitted() {
        LocalDate diagnosed = LocalDate.now(clock).minusMonths(3);
        CaseId id = cases.approved(diagnosed);
        clock.advance(Duration.ofDays(ChronoUnit.DAYS.between(
                LocalDate.now(clock), diagnosed.plusYears(1).minusWeeks(6))));
        cases.runDueTimers(id);
        String number = cases.record(id).number();

        people.logIn(registry.anna());
        work.shows(number).goTo(id, "Record follow-up");
        page.notice("The next follow-up is due on");
        page.shownForm().type("follow_up_date", day(LocalDate.now(clock))).pick("patient_status", "alive");
        page.step("Submit follow-up").sign(registry.anna(), Registry.PASSWORD);

        page.notice("This form was submitted on its own.");
        assertThat(cases.record(id).followUp().nextDue()).isEqualTo(diagnosed.plusYears(2));
        assertThat(work.open().steps()).noneMatch(steps -> steps.contains(number));
    }

    @Test
    void aRelapseIsReportedByHandAndItsReviewAppearsAtThePathologist() {
        CaseId id = cases.reviewed();
        cases.decide(id, "approve", null);

        people.logIn(registry.anna());
        browser.open("cases/" + id);
        page.action("Report a relapse…").confirm("Report relapse");
        page.showsForm("Event").type("event_date", day(LocalDate.now(clock)));
        page.step("Submit relapse").sign(registry.anna(), Registry.PASSWORD);
        page.panelText("Record treatment");
        people.logOut();

        askToRead(registry.pathologist(), id);
        people.logIn(registry.pathologist());
        work.open().shows(cases.record(id).number());
        browser.open("cases/" + id);
        page.panel("Next steps").panelText("Accept or decline");
        assertThat(page.forms()).doesNotContain("Event", "Local pathology");
    }

    private static String day(LocalDate day) {
        return "%02d.%02d.%d".formatted(day.getDayOfMonth(), day.getMonthValue(), day.getYear());
    }
}
