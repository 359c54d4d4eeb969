package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rarecase.SettableClock;
import org.rarecase.account.Account;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.NotAllowed;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.audit.AuditTrail;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseLifecycle;
import org.rarecase.casebook.CaseNotFound;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.obstacle.CaseNotEditable;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.FormKey;
import org.rarecase.form.ItemPath;
import org.rarecase.notification.NotificationKind;
import org.rarecase.notification.Notifications;
import org.rarecase.pathology.Reading;
import org.rarecase.pathology.ReadingState;
import org.rarecase.pathology.ReviewNotPossible;
import org.rarecase.pathology.ReviewReadings;
import org.rarecase.pathology.Reviews;
import org.rarecase.pathology.Seats;
import org.rarecase.pathology.list.ListedReview;
import org.rarecase.pathology.list.ReviewLists;
import org.rarecase.pathology.list.ReviewTab;
import org.rarecase.pathology.reader.NotBlinded;
import org.rarecase.pathology.reader.ReaderNotAllowed;
import org.rarecase.pathology.reader.ReaderProfile;
import org.rarecase.pathology.reader.ReaderProfiles;
import org.rarecase.study.SiteId;
import org.rarecase.workflow.process.CaseProcess;
import org.rarecase.workflow.process.ReadingProcess;
import org.rarecase.workflow.task.WorkItem;
import org.springframework.beans.factory.annotation.Autowired;

/** A review belongs to its reader, who does not know what the site found. */
@ProcessTest
class ReadersIntegrationTests {

    private static final FormKey CONSENT = new FormKey("registration");
    private static final ItemPath MODULES = ItemPath.of("consent_modules");
    private static final ItemPath CONFIDENCE = ItemPath.of("confidence");

    @Autowired
    CaseScenario cases;

    @Autowired
    CaseLifecycle lifecycle;

    @Autowired
    Reviews reviews;

    @Autowired
    ReviewLists lists;

    @Autowired
    Seats offers;

    @Autowired
    ReviewReadings readings;

    @Autowired
    ReaderProfiles profiles;

    @Autowired
    Accounts accounts;

    @Autowired
    CurrentAccount current;

    @Autowired
    AuditTrail trail;

    @Autowired
    Notifications news;

    @Autowired
    SettableClock clock;

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void whoAcceptsAReviewIsItsReaderAndNobodyElseIsShownTheDraft() {
        CaseId id = cases.submitted("T03");
        FormInstanceId review = form(cases.registry.auditor(), id, "central-review");

        begin(id);

        for (String other : List.of(
                cases.registry.otherPathologist(),
                cases.registry.anna(),
                cases.registry.monitor(),
                cases.registry.coordinator())) {
            assertThat(forms(other, id)).as(other).doesNotContain("central-review");
            assertThatThrownBy(() -> cases.registry.as(other, () -> trail.ofItem(id, new ItemRef(review, CONFIDENCE))))
                    .as(other)
                    .isInstanceOf(CaseNotFound.class);
        }
        assertThat(forms(cases.registry.pathologist(), id)).contains("central-review");
        assertThat(forms(cases.registry.auditor(), id)).contains("central-review");
        assertThatThrownBy(() -> save(cases.registry.otherPathologist(), id, review, "probable"))
                .isInstanceOf(CaseNotEditable.class)
                .hasMessage("This review is not open to you: a review is read by one person alone."
                        + " Your change was not saved.");
    }

    @Test
    void aReviewIsInNoListOfAColleagueOfWhoeverWasAsked() {
        CaseId id = cases.submitted("T03");
        String petra = cases.registry.otherPathologist();
        assertThat(waiting(petra)).as("nobody is asked yet").doesNotContain(id);
        assertThat(forms(petra, id)).doesNotContain("central-review");

        cases.ask(cases.registry.pathologist(), id);
        assertThat(forms(cases.registry.pathologist(), id))
                .as("not before it is accepted")
                .doesNotContain("central-review");
        begin(id);

        assertThat(waiting(petra)).doesNotContain(id);
        assertThat(mine(petra)).doesNotContain(id);
        assertThat(ofCase(petra, id)).isEmpty();
        assertThat(waiting(cases.registry.pathologist())).contains(id);
        assertThat(mine(cases.registry.pathologist())).contains(id);
        assertThat(ofCase(cases.registry.coordinator(), id))
                .singleElement()
                .extracting(Reading::reader)
                .isEqualTo(cases.registry.pathologist());
        assertThat(ofCase(cases.registry.monitor(), id))
                .as("that it waits, not for whom")
                .singleElement()
                .extracting(Reading::reader)
                .isNull();
    }

    @Test
    void aFormThatIsOpenedIsNeverThatOfAnotherReader() {
        CaseId id = cases.submitted("T03");
        FormInstanceId reserved = form(cases.registry.auditor(), id, "central-review");
        FormInstanceId blank = open(id, null);
        assertThat(blank).isNotEqualTo(reserved);
        assertThat(open(id, null)).isEqualTo(blank);

        save(cases.registry.pathologist(), id, blank, "probable");

        assertThat(open(id, cases.registry.pathologist())).isEqualTo(blank);
        FormInstanceId next = open(id, null);
        assertThat(next).isNotEqualTo(blank);
        assertThat(open(id, null)).isEqualTo(next);
        assertThat(open(id, cases.registry.otherPathologist())).isNotIn(blank, next);
    }

    @Test
    void aReaderSignsTheOwnReviewAndNobodySignsThatOfAnother() {
        CaseId id = cases.submitted("T03");
        begin(id);

        assertThatThrownBy(() -> cases.registry.run(
                        cases.registry.otherPathologist(),
                        () -> cases.workList.complete(id, ReadingProcess.READ, "sign-off", null)))
                .isInstanceOf(ReviewNotPossible.class)
                .hasMessage("No review of this case is waiting for you. Nothing was changed.");
        cases.signOffReview(id);

        assertThat(ofCase(cases.registry.auditor(), id))
                .singleElement()
                .extracting(Reading::signedBy)
                .isEqualTo(cases.registry.pathologist());
    }

    @Test
    void whoReadsTheCaseInAnotherRoleDoesNotReadItBlinded() {
        CaseId id = cases.submitted("T03");
        for (Role other : List.of(Role.MONITOR, Role.COORDINATOR, Role.AUDITOR)) {
            String both = person("pathologist-and-" + other.key(), Set.of(Role.PATHOLOGIST, other));
            assertThatThrownBy(() -> cases.ask(both, id))
                    .as(both)
                    .isInstanceOf(ReaderNotAllowed.class)
                    .hasMessage(both + " is not asked to read this case: reads cases in another role."
                            + " Nothing was changed.");
        }
        String becomes = person("becomes-coordinator", Set.of(Role.PATHOLOGIST));
        cases.ask(becomes, id);
        person("becomes-coordinator", Set.of(Role.PATHOLOGIST, Role.COORDINATOR));
        assertThatThrownBy(() -> cases.registry.run(
                        becomes, () -> cases.workList.complete(id, ReadingProcess.ACCEPT_OR_DECLINE, "accept", null)))
                .isInstanceOf(NotBlinded.class)
                .hasMessage(
                        "You know what the site found in this case and cannot read it blinded. Nothing was changed.");
        assertThat(ofCase(cases.registry.auditor(), id))
                .singleElement()
                .extracting(Reading::state)
                .isEqualTo(ReadingState.OFFERED);

        CaseId other = cases.submitted("T03");
        String administers = person("pathologist-and-administrator", Set.of(Role.PATHOLOGIST, Role.ADMINISTRATOR));
        cases.beginReading(administers, other);
        save(administers, other, form(administers, other, "central-review"), "probable");
        assertThat(forms(administers, other)).doesNotContain("local-pathology");
    }

    @Test
    void whoDidSomethingInTheCaseBeforeDoesNotReadItBlinded() {
        String was = person("was-monitor", Set.of(Role.MONITOR));
        CaseId id = cases.submitted("T03");
        CaseId other = cases.submitted("T03");
        cases.registry.run(was, () -> cases.workList.complete(id, CaseProcess.REVIEW_DATA, "accept", null));
        person("was-monitor", Set.of(Role.PATHOLOGIST));

        assertThatThrownBy(() -> cases.ask(was, id))
                .isInstanceOf(ReaderNotAllowed.class)
                .hasMessageContaining("did something in this case in another role");
        cases.beginReading(was, other);
        assertThat(ofCase(was, other))
                .singleElement()
                .extracting(Reading::reader)
                .isEqualTo(was);
    }

    @Test
    void whoBelongsToTheLaboratoryOfTheSiteDoesNotReadItsCases() {
        String local = person("of-the-laboratory", Set.of(Role.PATHOLOGIST));
        CaseId id = cases.submitted("T03");
        CaseId begun = cases.submitted("T03");
        cases.ask(local, id);
        cases.beginReading(local, begun);
        laboratory(local, cases.registry.padua().id());

        assertThatThrownBy(() -> cases.ask(local, cases.submitted("T03")))
                .isInstanceOf(ReaderNotAllowed.class)
                .hasMessageContaining("belongs to the laboratory of the site");
        assertThatThrownBy(() -> cases.beginReading(local, id)).isInstanceOf(NotBlinded.class);
        assertThatThrownBy(() -> cases.registry.run(local, () -> readings.signOff(begun, null, null)))
                .isInstanceOf(NotBlinded.class);
        assertThatThrownBy(() -> cases.registry.run(local, () -> profiles.setLaboratory(local, null)))
                .isInstanceOf(NotAllowed.class);
        assertThat(cases.registry.as(cases.registry.coordinator(), profiles::all))
                .filteredOn(each -> each.userName().equals(local))
                .singleElement()
                .extracting(ReaderProfile::laboratory)
                .isEqualTo(cases.registry.padua().id());

        laboratory(local, cases.registry.tuebingen().id());
        cases.beginReading(local, id);
    }

    @Test
    void whoGetsToKnowTheCaseAfterBeginningDoesNotSignTheReview() {
        String changes = person("changes-roles", Set.of(Role.PATHOLOGIST));
        CaseId id = cases.submitted("T03");
        cases.beginReading(changes, id);
        save(changes, id, form(changes, id, "central-review"), "definite");
        person("changes-roles", Set.of(Role.PATHOLOGIST, Role.COORDINATOR));

        assertThatThrownBy(() -> cases.registry.run(changes, () -> readings.signOff(id, null, null)))
                .isInstanceOf(NotBlinded.class);
    }

    @Test
    void aCoordinatorGivesABegunReviewToAnotherReaderWhoBeginsBlank() {
        CaseId id = cases.submitted("T03");
        begin(id);
        FormInstanceId first = form(cases.registry.pathologist(), id, "central-review");

        assertThatThrownBy(() -> handOver(cases.registry.monitor(), id, first, "On leave"))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> handOver(cases.registry.coordinator(), id, first, " "))
                .isInstanceOf(ReviewNotPossible.class)
                .hasMessageContaining("Say in a few words");
        handOver(cases.registry.coordinator(), id, first, "On leave");

        String petra = cases.registry.otherPathologist();
        assertThatThrownBy(() -> cases.ask(cases.registry.pathologist(), id))
                .isInstanceOf(ReaderNotAllowed.class)
                .hasMessageContaining("had the reading before");
        cases.beginReading(petra, id);
        FormInstanceId second = form(petra, id, "central-review");
        assertThat(second).isNotEqualTo(first);
        assertThat(cases.registry
                        .as(petra, () -> cases.casebook.open(id))
                        .entry(second)
                        .answers()
                        .all())
                .isEmpty();
        assertThat(mine(petra)).contains(id);
        assertThatThrownBy(() -> save(cases.registry.pathologist(), id, first, "probable"))
                .isInstanceOf(CaseNotEditable.class);
        assertThat(entries(cases.registry.auditor(), id, "central-review"))
                .as("the draft is kept for the auditor")
                .filteredOn(entry -> entry.id().equals(first))
                .singleElement()
                .extracting(entry -> entry.answers().get(CONFIDENCE))
                .isEqualTo(Answer.text("probable"));
        save(petra, id, second, "definite");
        assertThatThrownBy(() -> handOver(cases.registry.coordinator(), id, first, "Once more"))
                .isInstanceOf(ReviewNotPossible.class);
        cases.signOffReview(petra, id);
        assertThat(forms(petra, id)).as("nothing of the draft blinds on").contains("local-pathology");
    }

    @Test
    void onlyTheReaderAndCoordinatorsAreToldThatAReviewIsOverdue() {
        CaseId id = cases.submitted("T03");
        begin(id);
        clock.advance(Duration.ofDays(15));
        cases.runDueTimers(id);

        assertThat(overdue(cases.registry.pathologist())).contains(id);
        assertThat(overdue(cases.registry.coordinator())).contains(id);
        assertThat(overdue(cases.registry.otherPathologist())).doesNotContain(id);
    }

    @Test
    void noReviewIsOpenedWithoutConsentToIt() {
        CaseId id = cases.registered();
        consent(id, List.of("registry"));
        cases.answer(id, "diagnosis", "tumour_type", Answer.text("T03"));
        cases.submit(id);

        assertThat(cases.openSteps(id)).doesNotContain(ReadingProcess.ASSIGN_READERS);
        assertThat(ofCase(cases.registry.coordinator(), id)).isEmpty();
    }

    @Test
    void aReviewEndsWhenTheSiteTakesItOutOfTheConsentAndTheCaseGoesOn() {
        CaseId id = cases.registered();
        consent(id, List.of("registry", "pathology-review"));
        cases.answer(id, "diagnosis", "tumour_type", Answer.text("T03"));
        cases.submit(id);
        cases.acceptData(id);
        begin(id);
        assertThat(cases.openSteps(id)).contains(ReadingProcess.READ);

        consent(id, List.of("registry"));

        assertThat(cases.openSteps(id)).contains(CaseProcess.DECIDE_ON_APPROVAL).doesNotContain(ReadingProcess.READ);
        assertThat(ofCase(cases.registry.coordinator(), id))
                .singleElement()
                .extracting(Reading::state)
                .isEqualTo(ReadingState.ENDED);
        assertThatThrownBy(
                        () -> cases.registry.run(cases.registry.pathologist(), () -> readings.signOff(id, null, null)))
                .isInstanceOf(ReviewNotPossible.class);
        cases.decide(id, "approve", null);
    }

    private void consent(CaseId id, List<String> modules) {
        cases.registry.run(cases.registry.anna(), () -> {
            List<FormInstance> there = entries(cases.registry.anna(), id, CONSENT.value());
            FormInstanceId form = there.isEmpty()
                    ? cases.casebook.addEntry(id, CONSENT)
                    : there.getFirst().id();
            Answer before = cases.casebook.open(id).entry(form).answers().get(MODULES);
            String reason = cases.casebook.open(id).needsReason(form) ? "Asked again" : null;
            cases.casebook.save(id, form, List.of(new Change(MODULES, before, new Answer.Codes(modules))), reason);
        });
    }

    private void begin(CaseId id) {
        String paul = cases.registry.pathologist();
        cases.beginReading(paul, id);
        save(paul, id, form(paul, id, "central-review"), "probable");
    }

    private void save(String person, CaseId id, FormInstanceId form, String confidence) {
        Change change = new Change(CONFIDENCE, Answer.BLANK, Answer.text(confidence));
        cases.registry.run(person, () -> cases.casebook.save(id, form, List.of(change), null));
    }

    private void laboratory(String person, SiteId site) {
        cases.registry.run(cases.registry.coordinator(), () -> profiles.setLaboratory(person, site));
    }

    private void handOver(String person, CaseId id, FormInstanceId form, String reason) {
        cases.registry.run(person, () -> offers.handOver(id, form, reason));
    }

    private FormInstanceId open(CaseId id, String reader) {
        return cases.registry.as(
                cases.registry.coordinator(),
                () -> lifecycle.openReviewForm(id, new FormKey("central-review"), reader));
    }

    private String person(String name, Set<Role> roles) {
        return current.callAsSystem(() -> {
            Account known = accounts.page("", 500).stream()
                    .filter(each -> each.userName().equals(name))
                    .findFirst()
                    .orElse(null);
            if (known == null) {
                accounts.create(name, name, "kettles over the harbour", roles, SiteScope.EVERYWHERE);
            } else {
                accounts.change(known.id(), name, roles, SiteScope.EVERYWHERE, "Other duties");
            }
            return name;
        });
    }

    private FormInstanceId form(String person, CaseId id, String form) {
        return entries(person, id, form).getLast().id();
    }

    private List<FormInstance> entries(String person, CaseId id, String form) {
        return cases.registry.as(person, () -> cases.casebook.open(id)).entries().stream()
                .filter(entry -> entry.form().key().value().equals(form))
                .toList();
    }

    private List<String> forms(String person, CaseId id) {
        return cases.registry.as(person, () -> cases.casebook.open(id)).entries().stream()
                .map(entry -> entry.form().key().value())
                .toList();
    }

    private List<Reading> ofCase(String person, CaseId id) {
        return cases.registry.as(person, () -> reviews.ofCase(cases.casebook.open(id)));
    }

    private List<CaseId> waiting(String person) {
        return cases.registry.as(person, () -> lists.page(ReviewTab.MINE, null, 5000)).stream()
                .map(ListedReview::caseId)
                .toList();
    }

    private List<CaseId> mine(String person) {
        return cases.registry.as(person, () -> cases.workList.mine(null, 5000)).stream()
                .filter(item -> item.step().equals(ReadingProcess.READ))
                .map(WorkItem::caseSummary)
                .map(summary -> summary.id())
                .toList();
    }

    private List<CaseId> overdue(String person) {
        return cases.registry.as(person, () -> news.page(false, null, 500)).stream()
                .filter(item -> item.kind() == NotificationKind.REVIEW_OVERDUE)
                .map(item -> item.caseId())
                .toList();
    }
}
