package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rarecase.SettableClock;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.consent.Withdrawal;
import org.rarecase.consent.Consents;
import org.rarecase.entry.Answer;
import org.rarecase.entry.Change;
import org.rarecase.form.ItemPath;
import org.rarecase.notification.NotificationKind;
import org.rarecase.notification.Notifications;
import org.rarecase.pathology.Reading;
import org.rarecase.pathology.ReadingState;
import org.rarecase.pathology.ReviewNotPossible;
import org.rarecase.pathology.ReviewState;
import org.rarecase.pathology.Reviews;
import org.rarecase.pathology.Seats;
import org.rarecase.pathology.reader.AbsenceNotPossible;
import org.rarecase.pathology.reader.ReaderChoice;
import org.rarecase.pathology.reader.ReaderNotAllowed;
import org.rarecase.pathology.reader.ReaderProfiles;
import org.rarecase.study.TumourType;
import org.rarecase.workflow.file.ProcessDeployment;
import org.rarecase.workflow.file.ProcessFile;
import org.rarecase.workflow.process.CaseProcess;
import org.rarecase.workflow.process.FormerReviewProcess;
import org.rarecase.workflow.process.ReadingProcess;
import org.rarecase.workflow.process.ReviewProcess;
import org.rarecase.workflow.task.StepNeedsReason;
import org.springframework.beans.factory.annotation.Autowired;

/** Each reader is asked, answers, reads in time or hands over; several read one case without knowing of each other. */
@ProcessTest
class ReadingIntegrationTests {

    private static final ItemPath CONFIDENCE = ItemPath.of("confidence");

    @Autowired
    CaseScenario cases;

    @Autowired
    Reviews reviews;

    @Autowired
    Seats seats;

    @Autowired
    ReaderProfiles profiles;

    @Autowired
    Consents consents;

    @Autowired
    Accounts accounts;

    @Autowired
    CurrentAccount current;

    @Autowired
    Notifications news;

    @Autowired
    ProcessDeployment deployment;

    @Autowired
    SettableClock clock;

    @AfterEach
    void asShipped() throws IOException {
        clock.reset();
        deploy("review-policy.dmn", Files.readString(Path.of("processes/review-policy.dmn")));
    }

    @Test
    void whoIsAskedAcceptsAndTheTimeRunsFromThenOn() {
        CaseId id = cases.submitted("T03");
        assertThat(cases.openSteps(id)).contains(ReadingProcess.ASSIGN_READERS);
        cases.ask(paul(), id);
        assertThat(cases.openSteps(id))
                .contains(ReadingProcess.ACCEPT_OR_DECLINE)
                .doesNotContain(ReadingProcess.ASSIGN_READERS);
        assertThat(told(paul(), id)).containsExactly(NotificationKind.REVIEW_REQUESTED);
        assertThat(told(lena(), id)).isEmpty();
        clock.advance(Duration.ofDays(2));

        cases.beginReading(paul(), id);

        Reading reading = only(id);
        assertThat(reading.state()).isEqualTo(ReadingState.ACCEPTED);
        assertThat(reading.acceptedAt()).isAfter(reading.offeredAt().plus(Duration.ofDays(2)));
        assertThat(Duration.between(reading.acceptedAt(), reading.dueAt())).isEqualTo(Duration.ofDays(14));
    }

    @Test
    void theCoordinatorTakesWhoIsProposed() {
        CaseId id = cases.submitted("T03");
        String proposed = choice(id).candidates().getFirst().userName();

        take(cases.registry.coordinator(), id, ReadingProcess.ASSIGN_READERS, "offer", null);

        assertThat(only(id).reader()).isEqualTo(proposed);
    }

    @Test
    void whoDeclinesSaysWhyAndIsNotAskedAgain() {
        CaseId id = cases.submitted("T03");
        cases.ask(paul(), id);
        assertThatThrownBy(() -> take(paul(), id, ReadingProcess.ACCEPT_OR_DECLINE, "decline", null))
                .isInstanceOf(StepNeedsReason.class);
        assertThatThrownBy(() -> take(lena(), id, ReadingProcess.ACCEPT_OR_DECLINE, "decline", "Not mine"))
                .isInstanceOf(ReviewNotPossible.class);

        take(paul(), id, ReadingProcess.ACCEPT_OR_DECLINE, "decline", "I know the family");

        assertThat(cases.openSteps(id)).contains(ReadingProcess.ASSIGN_READERS);
        assertThat(choice(id).leftOut())
                .extracting(ReaderChoice.LeftOut::userName, ReaderChoice.LeftOut::why)
                .contains(tuple(paul(), ReaderChoice.Why.DECLINED));
        assertThatThrownBy(() -> cases.ask(paul(), id))
                .isInstanceOf(ReaderNotAllowed.class)
                .hasMessageContaining("declined this case");
        cases.beginReading(lena(), id);
        cases.signOffFilled(lena(), id);
        assertThat(reviewOf(id)).isEqualTo(ReviewState.SIGNED);
    }

    @Test
    void whoDoesNotAnswerInThreeDaysIsAskedLastFromThenOn() {
        CaseId id = cases.submitted("T03");
        cases.ask(paul(), id);
        clock.advance(Duration.ofDays(3).minusMinutes(1));
        assertThat(cases.runDueTimers(id)).isZero();
        clock.advance(Duration.ofMinutes(2));

        assertThat(cases.runDueTimers(id)).isOne();

        assertThat(cases.openSteps(id)).contains(ReadingProcess.ASSIGN_READERS);
        assertThat(choice(id).candidates().getLast().userName()).isEqualTo(paul());
        assertThat(choice(id).candidates().getLast().unanswered()).isTrue();
        assertThatThrownBy(() -> take(paul(), id, ReadingProcess.ACCEPT_OR_DECLINE, "accept", null))
                .isInstanceOf(RuntimeException.class);
        cases.beginReading(paul(), id);
    }

    @Test
    void theReaderIsRemindedBeforeTheTimePassesAndTheCoordinatorAfterIt() {
        CaseId id = cases.submitted("T03");
        cases.beginReading(paul(), id);

        clock.advance(Duration.ofDays(11));
        assertThat(cases.runDueTimers(id)).isOne();
        assertThat(told(paul(), id)).contains(NotificationKind.REVIEW_DUE_SOON);
        assertThat(told(cases.registry.coordinator(), id))
                .doesNotContain(NotificationKind.REVIEW_OVERDUE, NotificationKind.REVIEW_DUE_SOON);

        clock.advance(Duration.ofDays(4));
        assertThat(cases.runDueTimers(id)).isOne();
        assertThat(told(paul(), id)).contains(NotificationKind.REVIEW_OVERDUE);
        assertThat(told(cases.registry.coordinator(), id)).contains(NotificationKind.REVIEW_OVERDUE);
        assertThat(cases.openSteps(id)).contains(ReadingProcess.READ);
    }

    @Test
    void aWeekAfterTheTimeTheReadingGoesToAnotherReaderAndTheDraftStaysWithTheAuditor() {
        CaseId id = cases.submitted("T03");
        cases.answer(id, "central-review", "confidence", Answer.text("probable"));
        clock.advance(Duration.ofDays(14 + 7).plusMinutes(1));

        assertThat(cases.runDueTimers(id)).isEqualTo(3);

        assertThat(cases.openSteps(id)).contains(ReadingProcess.ASSIGN_READERS).doesNotContain(ReadingProcess.READ);
        assertThat(forms(paul(), id)).doesNotContain("central-review");
        assertThat(forms(cases.registry.auditor(), id)).containsSequence("central-review", "central-review");
        assertThat(choice(id).leftOut())
                .extracting(ReaderChoice.LeftOut::userName)
                .contains(paul());
        cases.beginReading(lena(), id);
        cases.signOffFilled(lena(), id);
        assertThat(reviewOf(id)).isEqualTo(ReviewState.SIGNED);
    }

    @Test
    void whereNobodyIsLeftTheCoordinatorIsToldWhoWasLeftOutAndWhy() {
        lena();
        CaseId id = cases.submitted("T03");
        LocalDate today = LocalDate.now(clock);
        List<String> everybody = choice(id).candidates().stream()
                .map(ReaderChoice.Candidate::userName)
                .toList();
        everybody.forEach(person -> absent(person, today, today.plusDays(1)));
        try {
            assertThatThrownBy(
                            () -> take(cases.registry.coordinator(), id, ReadingProcess.ASSIGN_READERS, "offer", null))
                    .isInstanceOf(ReviewNotPossible.class)
                    .hasMessageContaining("(absent)")
                    .hasMessageStartingWith("Nobody may read this case: ");
            CaseId other = cases.submitted("T03");
            assertThat(cases.openSteps(other)).contains(ReadingProcess.FIND_READER);
            assertThat(choice(other).candidates()).isEmpty();
            assertThat(choice(other).whyNot()).contains("(absent)");
            take(cases.registry.coordinator(), other, ReadingProcess.FIND_READER, "again", null);
            assertThat(cases.openSteps(other)).contains(ReadingProcess.FIND_READER);

            absent(lena(), null, null);
            cases.beginReading(lena(), other);
            assertThat(only(other).reader()).isEqualTo(lena());
        } finally {
            everybody.forEach(person -> absent(person, null, null));
        }
    }

    @Test
    void whoHasTheTumourTypeAsFieldComesFirstThenWhoHasLessToRead() {
        String busy = person("reader-busy");
        String idle = person("reader-idle");
        String expert = person("reader-expert");
        cases.beginReading(busy, cases.submitted("T03"));
        cases.registry.run(
                cases.registry.coordinator(), () -> profiles.setFields(expert, Set.of(new TumourType("T03"))));
        cases.beginReading(expert, cases.submitted("T03"));

        List<String> order = choice(cases.submitted("T03")).candidates().stream()
                .map(ReaderChoice.Candidate::userName)
                .toList();

        assertThat(order).first().isEqualTo(expert);
        assertThat(order).containsSubsequence(expert, idle, busy);
        assertThatThrownBy(() -> absent(idle, LocalDate.now(clock), null)).isInstanceOf(AbsenceNotPossible.class);
        cases.registry.run(cases.registry.coordinator(), () -> profiles.setFields(expert, Set.of()));
    }

    @Test
    void twoReadersReadInFormsOfTheirOwnAndTheReviewIsSignedWhenBothHave() {
        readers(2);
        CaseId id = cases.submitted("T03");
        assertThat(cases.openSteps(id))
                .filteredOn(ReadingProcess.ASSIGN_READERS::equals)
                .hasSize(2);
        cases.beginReading(paul(), id);
        assertThatThrownBy(() -> seatFor(paul(), id))
                .isInstanceOf(ReaderNotAllowed.class)
                .hasMessageContaining("reads this case already");
        cases.beginReading(lena(), id);
        assertThat(forms(paul(), id)).containsOnlyOnce("central-review");
        assertThat(forms(lena(), id)).containsOnlyOnce("central-review");

        cases.signOffFilled(paul(), id);

        assertThat(reviewOf(id)).isEqualTo(ReviewState.WAITING);
        assertThat(told(cases.registry.coordinator(), id)).doesNotContain(NotificationKind.REVIEW_SIGNED);
        assertThat(shown(lena(), id)).extracting(Reading::reader).containsExactly(lena());
        assertThat(shown(paul(), id)).extracting(Reading::reader).containsExactly(paul());
        assertThat(forms(paul(), id)).as("blinded until both have signed").doesNotContain("local-pathology");

        cases.signOffFilled(lena(), id);

        assertThat(reviewOf(id)).isEqualTo(ReviewState.SIGNED);
        assertThat(told(cases.registry.coordinator(), id)).contains(NotificationKind.REVIEW_SIGNED);
        assertThat(forms(paul(), id)).contains("local-pathology");
    }

    @Test
    void whereThePolicySaysSoAReaderKnowsWhatTheSiteFoundAndStillNotWhatOthersEnter() {
        readers(2, false);
        CaseId id = cases.submitted("T03");
        cases.beginReading(paul(), id);
        cases.beginReading(lena(), id);

        assertThat(forms(paul(), id)).contains("local-pathology", "diagnosis").containsOnlyOnce("central-review");

        cases.signOffFilled(paul(), id);

        assertThat(forms(lena(), id))
                .contains("local-pathology")
                .as("what a colleague signed is told when all have")
                .containsOnlyOnce("central-review");
    }

    @Test
    void ofThreeReadersOneHandsOverAndTheOthersDoNotNotice() {
        readers(3);
        String third = person("reader-third");
        String fourth = person("reader-fourth");
        CaseId id = cases.submitted("T03");
        List.of(paul(), lena(), third).forEach(reader -> cases.beginReading(reader, id));
        cases.signOffFilled(paul(), id);
        Reading open = reviewsOf(id).stream()
                .filter(reading -> lena().equals(reading.reader()))
                .findFirst()
                .orElseThrow();

        cases.registry.run(
                cases.registry.coordinator(), () -> seats.handOver(id, open.instanceId(), "On leave for months"));

        assertThat(shown(third, id)).extracting(Reading::reader).containsExactly(third);
        cases.signOffFilled(third, id);
        assertThat(reviewOf(id)).isEqualTo(ReviewState.WAITING);
        cases.beginReading(fourth, id);
        cases.signOffFilled(fourth, id);
        assertThat(reviewOf(id)).isEqualTo(ReviewState.SIGNED);
        assertThat(reviewsOf(id)).extracting(Reading::reader).containsExactlyInAnyOrder(paul(), third, fourth);
    }

    @Test
    void aReadingIsSignedAsInadequateOnlyIfItsFormSaysSo() {
        CaseId id = cases.submitted("T03");
        cases.answer(id, "central-review", "confidence", Answer.text("probable"));

        assertThatThrownBy(() -> take(paul(), id, ReadingProcess.READ, "inadequate", null))
                .isInstanceOf(ReviewNotPossible.class)
                .hasMessageContaining("does not say that the material is inadequate");

        cases.answer(id, "central-review", "adequacy", Answer.text("inadequate"));
        cases.sign(paul(), id, ReadingProcess.READ, "inadequate");
        assertThat(reviewOf(id)).isEqualTo(ReviewState.SIGNED);
    }

    @Test
    void aWithdrawalEndsEveryReading() {
        readers(2);
        CaseId id = cases.submitted("T03");
        cases.beginReading(paul(), id);
        cases.ask(lena(), id);

        cases.registry.run(
                cases.registry.anna(),
                () -> consents.withdraw(
                        id,
                        new Withdrawal(
                                Withdrawal.Scope.NO_COLLECTION,
                                LocalDate.now(clock),
                                Withdrawal.By.PARENT,
                                "Said at the visit")));

        assertThat(cases.openSteps(id))
                .doesNotContain(ReadingProcess.READ, ReadingProcess.ACCEPT_OR_DECLINE, ReadingProcess.ASSIGN_READERS);
        assertThat(reviewsOf(id)).extracting(Reading::state).containsOnly(ReadingState.ENDED);
    }

    @Test
    void aReturnedCaseKeepsItsReadings() {
        readers(2);
        CaseId id = cases.submitted("T03");
        cases.acceptData(id);
        for (String reader : List.of(paul(), lena())) {
            cases.beginReading(reader, id);
            cases.signOffFilled(reader, id);
        }
        cases.compare(id, "concordant");
        List<Reading> before = reviewsOf(id);

        cases.decide(id, "return", "The date is missing");
        cases.submit(id);

        assertThat(reviewsOf(id)).isEqualTo(before);
        assertThat(cases.openSteps(id)).doesNotContain(ReadingProcess.ASSIGN_READERS);
    }

    @Test
    void aDrawingOfBeforeGoesOnWithWhoeverBeginsAndOneReader() throws IOException {
        readers(2);
        deploy(
                "pathology-review.bpmn",
                Files.readString(Path.of("src/test/resources/processes/pathology-review.bpmn")));
        CaseId id;
        CaseId other;
        try {
            id = cases.submitted("T03");
            other = cases.submitted("T03");
        } finally {
            deploy("pathology-review.bpmn", Files.readString(Path.of("processes/pathology-review.bpmn")));
        }
        assertThat(cases.openSteps(id)).contains(FormerReviewProcess.REVIEW_PATHOLOGY);
        assertThat(shown(lena(), id)).as("open to whoever begins").hasSize(1);

        save(lena(), id, "definite");
        assertThat(only(id).reader()).isEqualTo(lena());
        cases.registry.run(
                cases.registry.coordinator(), () -> seats.handOver(id, only(id).instanceId(), "On leave for months"));
        save(paul(), id, "definite");
        cases.sign(paul(), id, FormerReviewProcess.REVIEW_PATHOLOGY, "sign-off");
        cases.answer(id, "review-comparison", "concordance", Answer.text("concordant"));
        cases.sign(paul(), id, ReviewProcess.COMPARE_REVIEW, "sign-off");

        assertThat(only(id).signedBy()).isEqualTo(paul());
        clock.advance(Duration.ofDays(22));
        assertThat(cases.runDueTimers(other)).isOne();
        assertThat(told(cases.registry.coordinator(), other)).contains(NotificationKind.REVIEW_OVERDUE);
        cases.acceptData(id);
        assertThat(cases.openSteps(id)).contains(CaseProcess.DECIDE_ON_APPROVAL);
    }

    /** As the table has it, blinded, with so many readers. */
    private void readers(int count) {
        readers(count, true);
    }

    private void readers(int count, boolean blinded) {
        deploy("review-policy.dmn", """
                <?xml version="1.0" encoding="UTF-8"?>
                <definitions xmlns="https://www.omg.org/spec/DMN/20191111/MODEL/" id="D" name="D" namespace="x">
                  <decision id="review-policy" name="Review policy">
                    <decisionTable id="T" hitPolicy="FIRST">
                      <input id="I"><inputExpression id="E" typeRef="boolean"><text>signedReview</text></inputExpression></input>
                      <output id="O1" name="reviewRequired" typeRef="boolean" />
                      <output id="O2" name="readers" typeRef="integer" />
                      <output id="O3" name="blinded" typeRef="boolean" />
                      <rule id="R0"><inputEntry id="A0"><text>true</text></inputEntry>
                        <outputEntry id="B0"><text>false</text></outputEntry><outputEntry id="C0"><text></text></outputEntry>
                        <outputEntry id="D0"><text></text></outputEntry></rule>
                      <rule id="R1"><inputEntry id="A1"><text></text></inputEntry>
                        <outputEntry id="B1"><text>true</text></outputEntry><outputEntry id="C1"><text>%d</text></outputEntry>
                        <outputEntry id="D1"><text>%s</text></outputEntry></rule>
                    </decisionTable>
                  </decision>
                </definitions>
                """.formatted(count, blinded));
    }

    private void deploy(String name, String file) {
        deployment.deploy(List.of(new ProcessFile(name, "in a test", file.getBytes(StandardCharsets.UTF_8))));
    }

    private String paul() {
        return cases.registry.pathologist();
    }

    /** Others of the registry stay blinded to what they have not read. */
    private String lena() {
        return person("lena");
    }

    private String person(String name) {
        return current.callAsSystem(() -> {
            if (accounts.active(Role.PATHOLOGIST).stream()
                    .noneMatch(account -> account.userName().equals(name))) {
                accounts.create(name, name, "kettles over the harbour", Set.of(Role.PATHOLOGIST), SiteScope.EVERYWHERE);
            }
            return name;
        });
    }

    private void absent(String person, LocalDate from, LocalDate to) {
        cases.registry.run(cases.registry.coordinator(), () -> profiles.setAbsence(person, from, to));
    }

    private void take(String person, CaseId id, String step, String outcome, String reason) {
        cases.registry.run(person, () -> cases.workList.complete(id, step, outcome, reason));
    }

    private void seatFor(String person, CaseId id) {
        cases.registry.run(
                cases.registry.coordinator(),
                () -> seats.offerTo(
                        id, seats.unassigned(cases.casebook.open(id)).getFirst().instanceId(), person));
    }

    private void save(String person, CaseId id, String confidence) {
        cases.registry.run(person, () -> {
            FormInstance entry = cases.casebook.open(id).entries().stream()
                    .filter(each -> each.form().key().equals(Reviews.FORM))
                    .findFirst()
                    .orElseThrow();
            cases.casebook.save(
                    id,
                    entry.id(),
                    List.of(new Change(CONFIDENCE, entry.answers().get(CONFIDENCE), Answer.text(confidence))),
                    null);
        });
    }

    private ReaderChoice choice(CaseId id) {
        return cases.registry.as(
                cases.registry.coordinator(),
                () -> seats.choice(seats.unassigned(cases.casebook.open(id)).getFirst()));
    }

    private Reading only(CaseId id) {
        return reviewsOf(id).getFirst();
    }

    private List<Reading> reviewsOf(CaseId id) {
        return shown(cases.registry.auditor(), id);
    }

    private List<Reading> shown(String person, CaseId id) {
        return cases.registry.as(person, () -> reviews.ofCase(cases.casebook.open(id)));
    }

    private ReviewState reviewOf(CaseId id) {
        return only(id).review().state();
    }

    private List<String> forms(String person, CaseId id) {
        return cases.registry.as(person, () -> cases.casebook.open(id)).entries().stream()
                .map(entry -> entry.form().key().value())
                .toList();
    }

    private List<NotificationKind> told(String person, CaseId id) {
        return cases.registry.as(person, () -> news.page(false, null, 500)).stream()
                .filter(item -> item.caseId().equals(id))
                .map(item -> item.kind())
                .toList();
    }
}
