package org.rarecase.visit;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.casebook.visit.VisitKind;
import org.rarecase.casebook.visit.VisitState;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Answers;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormKey;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.ItemPath;
import org.rarecase.form.reading.FormFolder;

class FollowUpPlanTests {

    private static final VisitPolicy YEARLY = new VisitPolicy(12, 6, 10);
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final FormLibrary LIBRARY = FormFolder.load(Path.of("src/test/resources/small-forms"));

    private final List<FormInstance> entries = new ArrayList<>();

    private Optional<NextVisit> next() {
        return new FollowUpPlan(entries).next(YEARLY, TODAY);
    }

    private LocalDate due() {
        return next().orElseThrow().dueOn();
    }

    private FollowUpPlanTests diagnosed(String date) {
        add("diagnosis", Answers.NONE.with(ItemPath.of("date_of_diagnosis"), Answer.text(date)), null);
        return this;
    }

    private FollowUpPlanTests seen(String date, String status) {
        return seen(date, status, null);
    }

    private FollowUpPlanTests seen(String date, String status, @Nullable Visit visit) {
        add(
                "follow-up",
                Answers.NONE
                        .with(ItemPath.of("follow_up_date"), Answer.text(date))
                        .with(ItemPath.of("patient_status"), Answer.text(status)),
                visit);
        return this;
    }

    private FollowUpPlanTests missed(String dueOn) {
        add("follow-up", Answers.NONE, visit(VisitState.MISSED, dueOn));
        return this;
    }

    private static Visit visit(VisitState state, String dueOn) {
        return new Visit(VisitKind.FOLLOW_UP, 1, state, LocalDate.parse(dueOn), null);
    }

    private void add(String form, Answers answers, @Nullable Visit visit) {
        FormDefinition definition = LIBRARY.form(new FormKey(form));
        int id = entries.size() + 1;
        boolean kept = visit != null && !visit.state().counts();
        entries.add(new FormInstance(
                new FormInstanceId(id), definition, id, answers, kept, FormInstance.ReviewPart.NONE, null, visit));
    }

    @Test
    void withoutADateOfDiagnosisNothingIsPlanned() {
        assertThat(next()).isEmpty();
        assertThat(new FollowUpPlan(entries).end()).isEqualTo("no date of diagnosis");
    }

    @ParameterizedTest
    @CsvSource({"2026-03-10, 2027-03-10", "2026-03, 2027-03-01", "2026, 2027-01-01", "2024-02-29, 2026-02-28"})
    void theEarliestPossibleDayOfTheDiagnosisCounts(String diagnosed, LocalDate due) {
        assertThat(diagnosed(diagnosed).due()).isEqualTo(due);
    }

    @Test
    void aVisitOpensSomeWeeksBeforeItIsDue() {
        assertThat(diagnosed("2026-03-10").next().orElseThrow().opensOn()).isEqualTo("2027-01-27");
    }

    @Test
    void ofTheYearsBeforeTheCaseWasSubmittedOnlyTheLastIsAskedFor() {
        assertThat(diagnosed("2020-03-10").due()).isEqualTo("2026-03-10");
    }

    @Test
    void whatIsDocumentedFromTheOpeningOnIsThatVisit() {
        assertThat(diagnosed("2025-03-10").seen("2026-02-01", "alive").due()).isEqualTo("2027-03-10");
    }

    @Test
    void whatIsDocumentedBeforeTheOpeningIsNot() {
        assertThat(diagnosed("2025-03-10").seen("2025-12-01", "alive").due()).isEqualTo("2026-03-10");
    }

    @Test
    void eachVisitMissedIsFollowedByTheNext() {
        assertThat(diagnosed("2022-03-10").missed("2023-03-10").due()).isEqualTo("2024-03-10");
    }

    @Test
    void aLaterDateOfDiagnosisDoesNotAskForTheSameVisitAgain() {
        assertThat(diagnosed("2025-04-01").missed("2026-03-10").due()).isEqualTo("2027-04-01");
    }

    @Test
    void aVisitBroughtForwardIsNotAskedForAgain() {
        assertThat(diagnosed("2026-03-10")
                        .seen("2026-11-01", "alive", visit(VisitState.HANDED_IN, "2027-03-10"))
                        .due())
                .isEqualTo("2028-03-10");
    }

    @Test
    void deathEndsTheFollowUpWheneverItIsTold() {
        diagnosed("2022-03-10").seen("2023-03-01", "dead").seen("2024-03-01", "alive");
        assertThat(next()).isEmpty();
        assertThat(new FollowUpPlan(entries).end()).isEqualTo("dead");
    }

    @Test
    void whoeverIsLostIsNotAskedForAndIsAgainWhenFound() {
        diagnosed("2025-03-10").seen("2026-03-01", "lost");
        assertThat(next()).isEmpty();
        assertThat(seen("2026-10-01", "alive").due()).isEqualTo("2027-03-10");
    }

    @Test
    void whatIsTypedIntoAnOpenVisitDoesNotCountYet() {
        diagnosed("2026-01-10").seen("2026-11-20", "dead", visit(VisitState.OPEN, "2027-01-10"));
        assertThat(due()).isEqualTo("2027-01-10");
    }

    @Test
    void theFollowUpEndsWithTheLastYear() {
        assertThat(diagnosed("2016-11-23").due()).isEqualTo("2026-11-23");
        entries.clear();
        assertThat(diagnosed("2016-11-22").missed("2026-11-22").next()).isEmpty();
        assertThat(new FollowUpPlan(entries).end()).isEqualTo("last visit reached");
    }
}
