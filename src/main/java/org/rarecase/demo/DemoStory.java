package org.rarecase.demo;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.consent.Withdrawal;
import org.rarecase.consent.Consents;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormKey;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.query.QueryActions;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryRaising;
import org.rarecase.sdv.SourceDataVerification;
import org.rarecase.study.Studies;
import org.rarecase.workflow.CaseEvents;
import org.rarecase.workflow.process.RenewalProcess;
import org.rarecase.workflow.process.ReviewProcess;
import org.rarecase.workflow.task.WorkList;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.stereotype.Component;

/** Takes one demo case through the services as people would, as far as it is to get. */
@Component
@ConditionalOnBooleanProperty("rarecase.demo")
class DemoStory {

    private final Studies studies;
    private final Casebook casebook;
    private final QueryRaising raising;
    private final QueryActions queryActions;
    private final WorkList workList;
    private final CaseEvents reports;
    private final Consents consents;
    private final SourceDataVerification verifications;
    private final DemoReviews reviews;
    private final DemoSteps steps;
    private final StoryClock clock;

    DemoStory(
            Studies studies,
            Casebook casebook,
            QueryRaising raising,
            QueryActions queryActions,
            WorkList workList,
            CaseEvents reports,
            Consents consents,
            SourceDataVerification verifications,
            DemoReviews reviews,
            DemoSteps steps,
            StoryClock clock) {
        this.studies = studies;
        this.casebook = casebook;
        this.raising = raising;
        this.queryActions = queryActions;
        this.workList = workList;
        this.reports = reports;
        this.consents = consents;
        this.verifications = verifications;
        this.reviews = reviews;
        this.steps = steps;
        this.clock = clock;
    }

    /** @param pathologist who reads it, where the case does not say who does */
    void tell(DemoCase demoCase, String investigator, String pathologist) {
        clock.callBefore(Duration.ofDays(demoCase.daysAgo()), () -> tellNow(demoCase, investigator, pathologist));
    }

    private void tellNow(DemoCase demoCase, String investigator, String pathologist) {
        CaseId id = steps.as(investigator, () -> {
            CaseId registered = casebook.register(
                            studies.find(demoCase.site()).orElseThrow().id())
                    .id();
            demoCase.filledForms().forEach((form, fillings) -> steps.fill(registered, new FormKey(form), fillings));
            return registered;
        });
        if (demoCase.reach().equals("entering")) {
            return;
        }
        steps.step(investigator, id, "submit", null);
        demoCase.queries().forEach(query -> ask(id, query, investigator));
        steps.as("monitor", () -> verify(id, demoCase.reaches("data-reviewed", "ready", "returned", "approved")));
        if (demoCase.reaches("data-reviewed", "ready", "returned", "approved")) {
            steps.step("monitor", id, "accept", null);
        }
        reviews.tell(demoCase, id, pathologist);
        if (demoCase.reaches("returned", "approved") && steps.has(investigator, id, ReviewProcess.ACKNOWLEDGE)) {
            clock.advance(Duration.ofDays(2));
            steps.step(investigator, id, "changed", null);
        }
        if (demoCase.reaches("returned")) {
            steps.step("coordinator", id, "return", demoCase.returnReason());
        }
        if (demoCase.reaches("approved")) {
            signAgain(investigator, id);
            steps.step("coordinator", id, "approve", null);
        }
        followUp(demoCase, id, investigator);
        if (!demoCase.withdrawal().isEmpty()) {
            withdraw(id, demoCase.withdrawal(), investigator);
        }
    }

    private void withdraw(CaseId id, String scope, String investigator) {
        Withdrawal withdrawal = new Withdrawal(
                Withdrawal.Scope.valueOf(scope.toUpperCase(Locale.ROOT).replace('-', '_')),
                LocalDate.now(clock),
                Withdrawal.By.PARENT,
                "Said at the visit, and confirmed by letter");
        steps.as(investigator, () -> {
            consents.withdraw(id, withdrawal);
            return true;
        });
    }

    private void followUp(DemoCase demoCase, CaseId id, String investigator) {
        boolean open = steps.as(
                investigator, () -> casebook.open(id).entries().stream().anyMatch(FormInstance::isVisitOpen));
        if (open && !demoCase.missedVisit().isEmpty()) {
            steps.step(investigator, id, "missed", demoCase.missedVisit());
        }
        if (!open && demoCase.visitForward()) {
            steps.as(investigator, () -> {
                reports.bringFollowUpForward(id);
                return true;
            });
        }
    }

    /** All that is to be compared with the source, or the first half of it. */
    private boolean verify(CaseId id, boolean all) {
        VisibleCase opened = casebook.open(id);
        List<ItemRef> left = verifications.of(opened).left();
        verifications.verify(
                id,
                left.subList(0, all ? left.size() : left.size() / 2).stream()
                        .collect(Collectors.toMap(
                                place -> place, place -> opened.evaluation().effective(place))));
        return true;
    }

    private void ask(CaseId id, DemoCase.DemoQuery query, String investigator) {
        FormInstance entry = steps.as(
                "monitor", () -> steps.entries(id, new FormKey(query.form())).getFirst());
        ItemRef place = new ItemRef(entry.id(), ItemPath.parse(query.item()));
        QueryId asked = steps.as("monitor", () -> raising.raise(id, place, query.text()));
        if (!query.correction().isEmpty()) {
            steps.as(investigator, () -> correct(id, place, query.correction()));
        }
        if (!query.answer().isEmpty()) {
            steps.as(investigator, () -> {
                queryActions.answer(asked, query.answer());
                return true;
            });
        }
        if (query.closed()) {
            steps.as("monitor", () -> {
                queryActions.close(asked, null);
                return true;
            });
        }
    }

    private boolean correct(CaseId id, ItemRef place, String value) {
        VisibleCase opened = casebook.open(id);
        FormInstance entry = opened.entry(place.instanceId());
        Item item = entry.form().find(place.path()).orElseThrow();
        Answer before = entry.answers().get(place.path());
        casebook.save(
                id,
                entry.id(),
                List.of(new Change(place.path(), before, DemoAnswers.answer(item, value))),
                "Corrected – source document");
        return true;
    }

    /** Where an answer was corrected after the case was submitted. */
    private void signAgain(String investigator, CaseId id) {
        boolean asked = steps.as(
                investigator,
                () -> workList.ofCase(id).stream().anyMatch(open -> open.step().equals(RenewalProcess.SIGN_AGAIN)));
        if (asked) {
            steps.step(investigator, id, "sign", null);
        }
    }
}
