package org.rarecase.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.Cases;
import org.rarecase.ModuleTest;
import org.rarecase.account.NotAllowed;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseNotFound;
import org.rarecase.casebook.CaseNotSubmittable;
import org.rarecase.casebook.obstacle.CaseNotEditable;
import org.rarecase.casebook.visit.FollowUp;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.casebook.visit.VisitKind;
import org.rarecase.casebook.visit.VisitState;
import org.rarecase.entry.Answer;
import org.rarecase.form.FormKey;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;

/** What is done with visits, and what is refused whatever a process asks for. No process runs. */
@ModuleTest
@Import(Cases.class)
class CaseVisitsIntegrationTests {

    private static final VisitPolicy YEARLY = new VisitPolicy(12, 6, 10);

    @Autowired
    Cases cases;

    @Autowired
    CaseVisits visits;

    private LocalDate diagnosed;
    private LocalDate due;
    private CaseId id;

    @BeforeEach
    void submitCase() {
        CaseId registered = cases.registered();
        LocalDate today = visits.today(registered);
        diagnosed = today.minusMonths(3);
        due = diagnosed.plusMonths(12);
        id = cases.diagnosed(diagnosed);
        cases.submit(id);
    }

    @Test
    void theNextVisitIsPlannedFromTheDayOfTheDiagnosis() {
        assertThat(visits.isWithoutPlan(id)).isTrue();

        Optional<NextVisit> next = visits.planFollowUp(id, YEARLY);

        assertThat(next).map(NextVisit::dueOn).contains(due);
        assertThat(cases.record(id).followUp()).isEqualTo(new FollowUp(true, due));
        assertThat(visits.isWithoutPlan(id)).isFalse();
    }

    @Test
    void aVisitIsOpenedOnceAndThenMoved() {
        visits.openFollowUp(id, 1, due);
        visits.openFollowUp(id, 1, due.plusDays(7));

        assertThat(visit().dueOn()).isEqualTo(due.plusDays(7));
        assertThat(visits.isFollowUpOpen(id)).isTrue();
    }

    @Test
    void aVisitIsSubmittedWhenItIsCompleteAndOnce() {
        visits.openFollowUp(id, 1, due);
        assertThatThrownBy(() -> submit(cases.registry.anna())).isInstanceOf(CaseNotSubmittable.class);
        assertThat(visit().state()).isEqualTo(VisitState.OPEN);

        cases.answer(id, "follow-up", "follow_up_date", Answer.text(diagnosed.toString()));
        cases.answer(id, "follow-up", "patient_status", Answer.text("alive"));
        submit(cases.registry.anna());

        assertThat(visit().state()).isEqualTo(VisitState.HANDED_IN);
        assertThat(visits.isFollowUpOpen(id)).isFalse();
        assertThatThrownBy(() -> miss(cases.registry.anna(), "Too late")).isInstanceOf(CaseNotEditable.class);
        assertThat(visit().state()).isEqualTo(VisitState.HANDED_IN);
    }

    @Test
    void aMissedVisitStaysWithItsReason() {
        visits.openFollowUp(id, 1, due);

        miss(cases.registry.anna(), "Moved away");

        assertThat(visit()).isEqualTo(new Visit(VisitKind.FOLLOW_UP, 1, VisitState.MISSED, due, "Moved away"));
    }

    @Test
    void onlyInvestigatorsOfTheSiteSettleVisitsAndReport() {
        visits.openFollowUp(id, 1, due);

        for (String other : List.of(cases.registry.monitor(), cases.registry.coordinator())) {
            assertThatThrownBy(() -> submit(other)).as(other).isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> miss(other, "why")).as(other).isInstanceOf(NotAllowed.class);
            assertThatThrownBy(() -> cases.registry.as(other, () -> visits.requireSiteInvestigator(id)))
                    .as(other)
                    .isInstanceOf(NotAllowed.class);
        }
        assertThatThrownBy(() -> submit(cases.registry.bernd())).isInstanceOf(CaseNotFound.class);
        assertThat(visit().state()).isEqualTo(VisitState.OPEN);
    }

    @Test
    void anEventReportedInErrorStaysAndDoesNotCount() {
        int number = visits.open(id, VisitKind.EVENT, List.of(new FormKey("event")));

        cases.registry.run(
                cases.registry.anna(), () -> visits.withdraw(id, VisitKind.EVENT, number, "Of another patient"));

        Visit event = Objects.requireNonNull(cases.shown(id, "event").visit());
        assertThat(event.state()).isEqualTo(VisitState.WITHDRAWN);
        assertThat(event.note()).isEqualTo("Of another patient");
    }

    private void submit(String person) {
        cases.registry.run(person, () -> visits.submit(id, VisitKind.FOLLOW_UP, 1, false));
    }

    private void miss(String person, String reason) {
        cases.registry.run(person, () -> visits.miss(id, 1, reason));
    }

    private Visit visit() {
        return Objects.requireNonNull(cases.shown(id, "follow-up").visit());
    }
}
