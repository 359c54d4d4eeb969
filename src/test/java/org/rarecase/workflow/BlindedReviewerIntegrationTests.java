package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.audit.AuditEntry;
import org.rarecase.audit.AuditTrail;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.entry.Answer;
import org.rarecase.entry.ItemRef;
import org.rarecase.pathology.Verdict;
import org.rarecase.pathology.list.ListedReview;
import org.rarecase.pathology.list.ReviewLists;
import org.rarecase.pathology.list.ReviewTab;
import org.rarecase.query.DataQuery;
import org.rarecase.query.QueryId;
import org.rarecase.workflow.process.RelapseProcess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What whoever reviews blinded can find out. It calls every public method of every service, in a transaction that is
 * rolled back, with whatever a page could ask for, and looks for what must not be known in all that comes back.
 */
@ProcessTest
class BlindedReviewerIntegrationTests {

    private static final String LOCAL = "Wilms tumour of the left kidney";
    private static final String ASKED = "Is the tumour really of the kidney?";
    private static final String SISTER = "Nephroblastoma of the sister";
    private static final String BEFORE = "Retinoblastoma at two years";
    /** Reads nothing in any other test: what she signed would be open to her. */
    private static final String BLINDED = "blinded.petra";

    private static final List<String> SECRETS = List.of(
            LOCAL, ASKED, SISTER, BEFORE, "kidney", "major", "Major disagreement", "MAJOR_DISAGREEMENT", "paul");

    @Autowired
    CaseScenario cases;

    @Autowired
    ApplicationContext context;

    @Autowired
    TransactionTemplate transaction;

    @Autowired
    Accounts accounts;

    @Autowired
    CurrentAccount current;

    @Autowired
    ReviewLists lists;

    @Autowired
    CaseEvents reports;

    @Autowired
    AuditTrail trail;

    private CaseId id;
    private QueryId query;
    private DataQuery asked;
    private ItemRef local;
    private String petra;

    /** A case that a colleague has reviewed. */
    @BeforeEach
    void review() {
        petra = colleague();
        id = cases.submitted("T03");
        cases.answer(id, "local-pathology", "diagnosis_text", Answer.text(LOCAL));
        cases.answer(id, "diagnosis", "relatives[r1].tumour", Answer.text(SISTER));
        cases.answer(id, "diagnosis", "previous", Answer.text(BEFORE));
        local = cases.place(id, "local-pathology", "diagnosis_text");
        query = cases.registry.as(cases.registry.monitor(), () -> cases.raising.raise(id, local, ASKED));
        asked = cases.query(query);
        cases.acceptData(id);
        cases.signOff(id, "major-disagreement");
    }

    @Test
    void noReadPathTellsABlindedReviewerWhatWasFoundByTheSiteOrByAColleague() {
        List<String> leaks = new ArrayList<>();
        List<String> called = new ArrayList<>();
        current.callAs(petra, () -> {
            leaks.addAll(paths().walk(SECRETS, called));
            return true;
        });

        assertThat(leaks).isEmpty();
        assertThat(called)
                .as("the walk gets to what matters")
                .hasSizeGreaterThan(90)
                .contains(
                        "Reviews.ofCase",
                        "ReviewLists.page",
                        "Casebook.open",
                        "Casebook.find",
                        "AuditTrail.ofCase",
                        "AuditTrail.ofItem",
                        "AuditTrail.search",
                        "DataQueries.ofCase",
                        "QueryBoard.find",
                        "SignatureChecks.verify",
                        "Notifications.page",
                        "WorkList.mine",
                        "WorkList.ofCase",
                        "ProcessDrawings.ofCase",
                        "SourceDataVerification.of",
                        "CaseDocuments.open",
                        "QueryTimes.bySite");
    }

    @Test
    void anItemThatIsBlindedIsNoPartOfItsFormForTheReviewerUntilTheOwnReviewIsSigned() {
        ItemRef sister = cases.place(id, "diagnosis", "relatives[r1].tumour");
        ItemRef weight = cases.place(id, "diagnosis", "weight");
        cases.answer(id, "diagnosis", "weight", Answer.number("12"));

        VisibleCase blinded = cases.registry.as(petra, () -> cases.casebook.open(id));
        FormInstance diagnosis = blinded.entry(sister.instanceId());
        assertThat(diagnosis.form().find(sister.path())).isEmpty();
        assertThat(diagnosis.answers().get(weight.path())).isEqualTo(Answer.number("12"));
        assertThat(blinded.evaluation().form(sister.instanceId()).find("previous"))
                .isEmpty();
        assertThat(blinded.evaluation().effective(sister)).isEqualTo(Answer.BLANK);
        assertThat(cases.registry.as(petra, () -> trail.ofItem(id, sister))).isEmpty();
        assertThat(cases.registry.as(petra, () -> trail.ofItem(id, weight))).isNotEmpty();
        assertThat(lines(petra, 1))
                .as("page by page")
                .isEqualTo(lines(petra, 100))
                .noneMatch(it -> it.contains("relatives"));
        assertThat(lines(cases.registry.auditor(), 100)).anyMatch(it -> it.contains("relatives"));

        String paul = cases.registry.pathologist();
        VisibleCase signed = cases.registry.as(paul, () -> cases.casebook.open(id));
        assertThat(signed.entry(sister.instanceId()).answers().get(sister.path()))
                .isEqualTo(Answer.text(SISTER));
    }

    /** Items of the lines of the case's trail, read in pages of this size. */
    private List<String> lines(String person, int size) {
        return cases.registry.as(person, () -> {
            List<String> items = new ArrayList<>();
            long before = AuditTrail.NEWEST;
            List<AuditEntry> page;
            do {
                page = trail.ofCase(id, before, size);
                page.forEach(
                        line -> items.add(line.line().kind() + " " + line.line().itemPath()));
                before = page.isEmpty() ? before : page.getLast().id();
            } while (page.size() == size);
            return items;
        });
    }

    @Test
    void theSameWalkFindsEverythingForWhoIsNotBlinded() {
        List<String> found = new ArrayList<>();
        current.callAs(cases.registry.auditor(), () -> {
            found.addAll(paths().walk(SECRETS, new ArrayList<>()));
            return true;
        });

        assertThat(found.stream().map(it -> it.replaceAll(" .*", "")))
                .contains(
                        "Reviews.ofCase",
                        "ReviewLists.page",
                        "Casebook.open",
                        "AuditTrail.ofCase",
                        "AuditTrail.search",
                        "DataQueries.ofCase",
                        "SignatureChecks.verify",
                        "WorkList.ofCase");
    }

    @Test
    void aColleaguesVerdictAndTheDisagreementAreShownOnceTheOwnReviewIsSignedAndNotWhileANewOneIsOpen() {
        String paul = cases.registry.pathologist();
        assertThat(signed(petra)).extracting(ListedReview::caseId).doesNotContain(id);
        assertThat(disagreements(petra)).isZero();
        assertThat(signed(paul)).extracting(ListedReview::caseId).contains(id);
        long before = disagreements(paul);
        assertThat(before).isPositive();

        cases.registry.run(cases.registry.anna(), () -> reports.reportRelapse(id));
        cases.answer(id, "event", "event_date", Answer.text("2026-10-01"));
        cases.take(id, RelapseProcess.RECORD_RELAPSE, "hand-in", null);

        assertThat(disagreements(paul)).as("blinded again").isEqualTo(before - 1);
        assertThat(signed(paul))
                .as("the own judgement stays known")
                .filteredOn(review -> review.caseId().equals(id))
                .hasSize(1);

        cases.signOff(id, "concordant");

        assertThat(disagreements(paul)).isEqualTo(before);
        assertThat(signed(paul))
                .filteredOn(review -> review.caseId().equals(id))
                .hasSize(2);
        assertThat(signed(petra)).extracting(ListedReview::caseId).doesNotContain(id);
    }

    private List<ListedReview> signed(String reviewer) {
        return cases.registry.as(reviewer, () -> lists.page(ReviewTab.SIGNED, null, 5000));
    }

    private long disagreements(String reviewer) {
        return signed(reviewer).stream()
                .filter(review -> review.verdict() == Verdict.MAJOR_DISAGREEMENT)
                .count();
    }

    private ReadPaths paths() {
        return new ReadPaths(context, transaction, cases, id, query, asked, local);
    }

    private String colleague() {
        if (accounts.names(List.of(BLINDED)).isEmpty()) {
            current.callAsSystem(() -> accounts.create(
                    BLINDED, "Petra", "kettles over the harbour", Set.of(Role.PATHOLOGIST), SiteScope.EVERYWHERE));
        }
        return BLINDED;
    }
}
