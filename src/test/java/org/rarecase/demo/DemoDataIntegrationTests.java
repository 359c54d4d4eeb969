package org.rarecase.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.DemoAccounts;
import org.rarecase.audit.AuditTrail;
import org.rarecase.audit.ChainVerification;
import org.rarecase.casebook.CaseFilter;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.consent.ConsentState;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.casebook.visit.VisitState;
import org.rarecase.database.TestMySql;
import org.rarecase.pathology.list.ListedReview;
import org.rarecase.pathology.list.ReviewLists;
import org.rarecase.pathology.session.PanelSession;
import org.rarecase.pathology.session.PanelSessions;
import org.rarecase.signature.SignatureChecks;
import org.rarecase.signature.SignatureVerification;
import org.rarecase.workflow.process.FollowUpProcess;
import org.rarecase.workflow.task.WorkItem;
import org.rarecase.workflow.task.WorkList;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.ContextConfiguration;

/** The demo as a first start loads it, through the real services. */
@SpringBootTest
@DirtiesContext
@ContextConfiguration(initializers = TestMySql.WithDemo.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DemoDataIntegrationTests {

    @Autowired
    DemoData demo;

    @Autowired
    DemoAccounts accounts;

    @Autowired
    Casebook casebook;

    @Autowired
    WorkList workList;

    @Autowired
    SignatureChecks signatures;

    @Autowired
    AuditTrail trail;

    @Autowired
    ReviewLists reviews;

    @Autowired
    PanelSessions sessions;

    @Autowired
    CurrentAccount current;

    @Test
    void everyCaseIsAsFarAsTheFileTells() throws Exception {
        assertThat(cases())
                .extracting(CaseSummary::state)
                .containsExactlyInAnyOrderElementsOf(DemoFiles.cases().stream()
                        .map(DemoDataIntegrationTests::state)
                        .toList());
        assertThat(CaseState.values())
                .allMatch(state -> DemoFiles.cases().stream()
                        .map(DemoDataIntegrationTests::state)
                        .anyMatch(state::equals));
    }

    @Test
    void noSignatureSeemsToDifferToWhoIsNotShownAll() throws Exception {
        for (String person : List.of("pathologist", "pathologist2", "investigator", "coordinator")) {
            current.callAs(person, () -> {
                for (CaseSummary each : casebook.find(CaseFilter.ALL, null, 1000)) {
                    assertThat(signatures.verify(each.id()))
                            .as("%s for %s", each.number(), person)
                            .extracting(SignatureVerification::result)
                            .doesNotContain(SignatureVerification.Result.ALTERED);
                }
                return true;
            });
        }
    }

    @Test
    void nothingIsLeftToDoForApprovedCasesAndSomethingForAllOthers() throws Exception {
        for (CaseSummary each : cases()) {
            List<WorkItem> open = current.callAs("coordinator", () -> workList.ofCase(each.id())).stream()
                    .filter(item -> !item.step().equals(FollowUpProcess.RECORD_FOLLOW_UP))
                    .toList();
            assertThat(open.isEmpty()).as(each.number()).isEqualTo(each.state() == CaseState.APPROVED);
        }
    }

    @Test
    void visitsAreDueOverdueAndMissed() throws Exception {
        LocalDate today = LocalDate.now(ZoneOffset.UTC);
        List<Visit> visits = current.callAs(
                "monitor",
                () -> casebook.find(CaseFilter.ALL, null, 1000).stream()
                        .flatMap(each -> casebook.open(each.id()).entries().stream())
                        .flatMap(entry -> Stream.ofNullable(entry.visit()))
                        .toList());

        assertThat(visits).filteredOn(Visit::isOpen).extracting(Visit::dueOn).anyMatch(today::isAfter);
        assertThat(visits).filteredOn(Visit::isOpen).extracting(Visit::dueOn).anyMatch(today::isBefore);
        assertThat(visits).extracting(Visit::state).contains(VisitState.MISSED);
    }

    @Test
    void consentToOneCaseIsWithdrawnAndOnePatientIsSoonOfAge() throws Exception {
        assertThat(cases()).extracting(CaseSummary::consent).containsOnlyOnce(ConsentState.NO_COLLECTION);
        assertThat(DemoFiles.cases())
                .map(each -> String.valueOf(
                        DemoFiles.map(each.answers().get("demographics")).get("date_of_birth")))
                .anyMatch(birth -> birth.startsWith("2008-12"));
    }

    @Test
    void theTrailIsIntact() throws Exception {
        List<Long> chains = current.callAs("auditor", () -> trail.chains(-1, 1000));
        List<ChainVerification> checked = new ArrayList<>();
        for (long chain : chains) {
            checked.add(current.callAs("auditor", () -> trail.verify(chain)));
        }
        assertThat(checked).hasSize(1 + DemoFiles.cases().size()).allMatch(ChainVerification::isIntact);
    }

    /** The date of diagnosis, for one, is what the age in a form that stays open follows from. */
    @Test
    void theHistoryThatABlindedReviewerReadsGivesNoReasons() throws Exception {
        assertThat(reasons("pathologist", false)).isEmpty();
        assertThat(reasons("pathologist", true)).anyMatch(reason -> reason.contains("diagnosis.date_of_diagnosis"));
        assertThat(reasons("monitor", true)).anyMatch(reason -> reason.contains("diagnosis.date_of_diagnosis"));
    }

    /** The reasons in the histories of the cases whose blinded forms are shown to the account, or are not. */
    private List<String> reasons(String account, boolean unblinded) throws Exception {
        return current.callAs(
                account,
                () -> casebook.find(CaseFilter.ALL, null, 1000).stream()
                        .map(each -> casebook.open(each.id()))
                        .filter(open -> open.entries().stream()
                                        .anyMatch(entry -> entry.form().blinded())
                                == unblinded)
                        .flatMap(open -> trail.ofCase(open.caseSummary().id(), AuditTrail.NEWEST, 1000).stream())
                        .filter(line -> !"central-review".equals(line.line().form())
                                && !"review-comparison".equals(line.line().form()))
                        .map(line -> line.line().reason())
                        .filter(Objects::nonNull)
                        .toList());
    }

    @Test
    void anotherStartAddsNothing() throws Exception {
        demo.run(new DefaultApplicationArguments());

        assertThat(cases()).hasSameSizeAs(DemoFiles.cases());
        assertThat(accounts.list()).hasSize(9);
    }

    @Test
    void thereIsACentralReviewInEachState() throws Exception {
        List<ListedReview> listed = current.callAs(
                "coordinator",
                () -> reviews.tabs().stream()
                        .flatMap(tab -> reviews.page(tab, null, 1000).stream())
                        .toList());

        assertThat(listed)
                .extracting(ListedReview::status)
                .contains(
                        ListedReview.Status.OFFERED,
                        ListedReview.Status.ACCEPTED,
                        ListedReview.Status.TO_ADJUDICATE,
                        ListedReview.Status.TO_COMPARE,
                        ListedReview.Status.UNACKNOWLEDGED,
                        ListedReview.Status.SIGNED);
        assertThat(listed).as("one is overdue").anyMatch(review -> review.isOverdue(Instant.now()));
        assertThat(listed)
                .as("one waits for a reader")
                .anyMatch(review -> review.status() == ListedReview.Status.OFFERED && review.reader() == null);
        List<PanelSession> panels = current.callAs("coordinator", () -> sessions.newest(10));
        assertThat(panels)
                .singleElement()
                .satisfies(session -> assertThat(session.cases())
                        .singleElement()
                        .satisfies(each -> assertThat(each.statements()).isNotEmpty()));
    }

    private List<CaseSummary> cases() throws Exception {
        return current.callAs("monitor", () -> casebook.find(CaseFilter.ALL, null, 1000));
    }

    private static CaseState state(DemoCase demoCase) {
        return switch (demoCase.reach()) {
            case "approved" -> CaseState.APPROVED;
            case "entering", "returned" -> CaseState.ENTERING;
            default -> CaseState.SUBMITTED;
        };
    }
}
