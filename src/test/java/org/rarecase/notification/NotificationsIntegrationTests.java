package org.rarecase.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.SettableClock;
import org.rarecase.account.Account;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.consent.Withdrawal;
import org.rarecase.consent.Consents;
import org.rarecase.database.Statements;
import org.rarecase.database.TestMySql;
import org.rarecase.entry.Answer;
import org.rarecase.pathology.Reviews;
import org.rarecase.query.Assignee;
import org.rarecase.query.QueryAssignments;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryParty;
import org.rarecase.workflow.CaseScenario;
import org.rarecase.workflow.ProcessTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@ProcessTest
class NotificationsIntegrationTests {

    private static final AtomicInteger NEXT = new AtomicInteger();

    @Autowired
    CaseScenario cases;

    @Autowired
    SettableClock clock;

    @Autowired
    Notifications news;

    @Autowired
    NotificationPreferences preferences;

    @Autowired
    NotificationCleaning cleaning;

    @Autowired
    Accounts accounts;

    @Autowired
    CurrentAccount current;

    @Autowired
    QueryAssignments assignments;

    @Autowired
    Consents consents;

    @Autowired
    JdbcClient sql;

    @Autowired
    PlatformTransactionManager transactions;

    /** Who is made later has no news of what happened before. */
    @BeforeEach
    void makePeople() {
        List.of(anna(), cases.registry.bernd(), monitor(), coordinator(), cases.registry.pathologist());
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void aQueryIsNewsForTheSiteAndItsAnswerForTheMonitor() {
        CaseId id = cases.submitted("T09");
        QueryId query = cases.raised(id);
        answer(query);
        close(query);

        assertThat(kinds(anna(), id)).containsExactly(NotificationKind.QUERY_CLOSED, NotificationKind.QUERY_RAISED);
        assertThat(kinds(monitor(), id))
                .containsExactly(NotificationKind.QUERY_ANSWERED, NotificationKind.CASE_SUBMITTED);
        Notification raised = of(anna(), id).getLast();
        assertThat(raised.place()).isEqualTo(cases.place(id, "diagnosis", "weight"));
        assertThat(raised.form()).hasToString("diagnosis");
        assertThat(raised.caseNumber()).isEqualTo(cases.record(id).number());
        assertThat(raised.unread()).isTrue();
    }

    @Test
    void aQueryThatWaitsIsNewsForTheSiteAndLaterForTheCoordinator() {
        CaseId id = cases.submitted("T09");
        cases.raised(id);
        clock.advance(Duration.ofDays(11));
        cases.runDueTimers(id);
        assertThat(kinds(anna(), id)).contains(NotificationKind.QUERY_OVERDUE);
        assertThat(kinds(coordinator(), id)).isEmpty();

        clock.advance(Duration.ofDays(10));
        cases.runDueTimers(id);
        assertThat(kinds(coordinator(), id)).containsExactly(NotificationKind.QUERY_ESCALATED);
        assertThat(kinds(monitor(), id)).contains(NotificationKind.QUERY_ESCALATED);
    }

    @Test
    void aQueryThatWasGivenToAPersonConcernsNobodyElseOfTheSide() {
        String colleague = account(
                Set.of(Role.INVESTIGATOR),
                new SiteScope(false, Set.of(cases.registry.padua().id())));
        CaseId id = cases.submitted("T09");
        QueryId query = cases.raised(id);
        cases.registry.run(
                monitor(), () -> assignments.assign(query, QueryParty.SITE, QueryParty.SITE.person(colleague)));
        clock.advance(Duration.ofDays(11));
        cases.runDueTimers(id);

        assertThat(kinds(colleague, id))
                .containsExactly(
                        NotificationKind.QUERY_OVERDUE, NotificationKind.QUERY_ASSIGNED, NotificationKind.QUERY_RAISED);
        assertThat(kinds(anna(), id)).containsExactly(NotificationKind.QUERY_RAISED);
    }

    @Test
    void aQueryThatWasGivenToTheCoordinatorsConcernsThemInPlaceOfTheMonitors() {
        CaseId id = cases.submitted("T09");
        QueryId query = cases.raised(id);
        cases.registry.run(
                monitor(), () -> assignments.assign(query, QueryParty.MONITORS, Assignee.allOf(Role.COORDINATOR)));
        cases.registry.run(anna(), () -> cases.actions.answer(query, "Yes"));

        assertThat(kinds(coordinator(), id))
                .containsExactly(NotificationKind.QUERY_ANSWERED, NotificationKind.QUERY_ASSIGNED);
        assertThat(kinds(monitor(), id)).doesNotContain(NotificationKind.QUERY_ANSWERED);
    }

    @Test
    void aWithdrawalIsToldToAllWhoWorkWithTheCaseAndAnErasureForgetsTheForms() {
        CaseId id = cases.submitted("T03");
        cases.raised(id);
        cases.registry.run(
                anna(),
                () -> consents.withdraw(
                        id,
                        new Withdrawal(
                                Withdrawal.Scope.ERASE,
                                LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC),
                                Withdrawal.By.PARENT,
                                "")));
        assertThat(kinds(coordinator(), id)).contains(NotificationKind.CONSENT_WITHDRAWN);
        assertThat(kinds(monitor(), id)).contains(NotificationKind.CONSENT_WITHDRAWN);
        assertThat(kinds(cases.registry.pathologist(), id)).doesNotContain(NotificationKind.CONSENT_WITHDRAWN);

        cases.registry.run(coordinator(), () -> consents.erase(id));
        assertThat(kinds(anna(), id)).contains(NotificationKind.CASE_ERASED);
        assertThat(of(anna(), id)).allSatisfy(item -> {
            assertThat(item.form()).isNull();
            assertThat(item.place()).isNull();
        });
    }

    @Test
    void whatTheCoordinatorDecidesIsNewsForTheSite() {
        CaseId id = cases.submitted("T09");
        cases.acceptData(id);
        cases.decide(id, "return", "The margin is missing");
        cases.submit(id);
        cases.acceptData(id);
        cases.decide(id, "approve", null);

        assertThat(kinds(anna(), id)).containsExactly(NotificationKind.CASE_APPROVED, NotificationKind.CASE_RETURNED);
        assertThat(kinds(coordinator(), id)).isEmpty();
    }

    @Test
    void whoReviewsBlindedIsToldOfReviewsAlone() {
        CaseId id = cases.submitted("T03");
        QueryId query = cases.raised(id);
        answer(query);
        close(query);
        cases.beginReading(cases.registry.pathologist(), id);
        clock.advance(Duration.ofDays(15));
        cases.runDueTimers(id);
        cases.acceptData(id);
        cases.signOff(id, "concordant");
        cases.decide(id, "return", "See the review");

        String paul = cases.registry.pathologist();
        assertThat(of(paul, id))
                .extracting(Notification::kind)
                .containsExactly(
                        NotificationKind.REVIEW_OVERDUE,
                        NotificationKind.REVIEW_DUE_SOON,
                        NotificationKind.REVIEW_REQUESTED);
        assertThat(of(paul, id)).allSatisfy(item -> {
            assertThat(item.form()).isEqualTo(Reviews.FORM);
            assertThat(item.place()).isNull();
        });
        assertThat(kinds(coordinator(), id))
                .containsExactly(NotificationKind.REVIEW_SIGNED, NotificationKind.REVIEW_OVERDUE);
    }

    /** Whatever is added to the kinds: that there is a query, or at which form, tells what the site found. */
    @Test
    void noKindOfNewsThatTellsOfOtherFormsConcernsReviewers() {
        assertThat(NotificationKind.of(Set.of(Role.PATHOLOGIST)))
                .as("Of signatures, only that the own one lapsed; of steps, only that the own one is overdue")
                .containsExactly(
                        NotificationKind.SIGNATURE_LAPSED,
                        NotificationKind.STEP_OVERDUE,
                        NotificationKind.REVIEW_REQUESTED,
                        NotificationKind.REVIEW_DUE_SOON,
                        NotificationKind.REVIEW_OVERDUE);
        assertThat(NotificationKind.of(Set.of(Role.ADMINISTRATOR, Role.AUDITOR)))
                .isEmpty();
    }

    @Test
    void nobodyIsToldOfWhatTheyDidThemselves() {
        // An account from before both sides in one person were refused.
        String both = account(Set.of(Role.MONITOR), SiteScope.EVERYWHERE);
        JdbcClient.create(TestMySql.asOwnerOfSmallForms())
                .sql("INSERT INTO account_role SELECT id, 'INVESTIGATOR' FROM account_account WHERE user_name = ?")
                .param(both)
                .update();
        CaseId id = cases.submitted("T09");
        QueryId query = cases.raised(id);
        cases.registry.run(both, () -> cases.actions.answer(query, "Yes"));

        assertThat(kinds(both, id)).containsExactly(NotificationKind.QUERY_RAISED, NotificationKind.CASE_SUBMITTED);
        assertThat(kinds(monitor(), id)).contains(NotificationKind.QUERY_ANSWERED);
    }

    @Test
    void newsStayAtTheSite() {
        String elsewhere = account(
                Set.of(Role.MONITOR),
                new SiteScope(false, Set.of(cases.registry.tuebingen().id())));
        CaseId id = cases.submitted("T09");
        cases.raised(id);

        assertThat(kinds(cases.registry.bernd(), id)).isEmpty();
        assertThat(kinds(elsewhere, id)).isEmpty();
        assertThat(sql.sql("""
                        SELECT a.user_name FROM news_item n JOIN account_account a ON a.id = n.account_id
                        WHERE n.case_id = ?
                        """).param(id.value()).query(String.class).list())
                .contains(anna())
                .doesNotContain(cases.registry.bernd(), elsewhere);
    }

    @Test
    void whoLosesASiteOrARoleDoesNotSeeItsNewsAnyMore() {
        String person = account(
                Set.of(Role.MONITOR),
                new SiteScope(false, Set.of(cases.registry.padua().id())));
        CaseId id = cases.submitted("T09");
        assertThat(unread(person)).isOne();
        NotificationId item = of(person, id).getFirst().id();

        change(person, Set.of(Role.AUDITOR), SiteScope.EVERYWHERE);
        assertThat(kinds(person, id)).isEmpty();
        assertThat(unread(person)).isZero();

        change(
                person,
                Set.of(Role.MONITOR),
                new SiteScope(false, Set.of(cases.registry.tuebingen().id())));
        assertThat(kinds(person, id)).isEmpty();
        assertThat(unread(person)).isZero();
        assertThatThrownBy(() -> cases.registry.as(person, () -> news.open(item)))
                .isInstanceOf(NotificationNotFound.class);
    }

    @Test
    void whatIsSwitchedOffIsNotTold() {
        String person = account(Set.of(Role.MONITOR), SiteScope.EVERYWHERE);
        cases.registry.run(person, () -> preferences.choose(NotificationKind.CASE_SUBMITTED, Channel.PAGE, false));
        CaseId untold = cases.submitted("T09");
        cases.registry.run(person, () -> preferences.choose(NotificationKind.CASE_SUBMITTED, Channel.PAGE, true));
        CaseId told = cases.submitted("T09");

        assertThat(kinds(person, untold)).isEmpty();
        assertThat(kinds(person, told)).containsExactly(NotificationKind.CASE_SUBMITTED);
        assertThat(unread(person)).isOne();
    }

    @Test
    void whatIsRolledBackIsNoNews() {
        CaseId id = cases.registered();
        new TransactionTemplate(transactions).executeWithoutResult(transaction -> {
            cases.answer(id, "diagnosis", "tumour_type", Answer.text("T09"));
            cases.submit(id);
            transaction.setRollbackOnly();
        });
        assertThat(kinds(monitor(), id)).isEmpty();
    }

    @Test
    void newsAreReadOneByOneOrAllThatWereSeen() {
        String person = account(Set.of(Role.MONITOR), SiteScope.EVERYWHERE);
        CaseId first = cases.submitted("T09");
        CaseId second = cases.submitted("T09");
        Notification seen = of(person, second).getFirst();
        CaseId third = cases.submitted("T09");
        assertThat(unread(person)).isEqualTo(3);

        cases.registry.run(person, () -> news.open(of(person, first).getFirst().id()));
        assertThat(unread(person)).isEqualTo(2);
        cases.registry.run(
                person, () -> news.markUnread(of(person, first).getFirst().id()));
        assertThat(unread(person)).isEqualTo(3);
        cases.registry.run(person, () -> news.markAllRead(seen.id()));
        assertThat(unread(person)).isOne();
        assertThat(cases.registry.as(person, () -> news.page(true, null, 10)))
                .extracting(Notification::caseId)
                .containsExactly(third);
    }

    @Test
    void nobodyReadsOrMarksTheNewsOfOthers() {
        String person = account(Set.of(Role.MONITOR), SiteScope.EVERYWHERE);
        CaseId id = cases.submitted("T09");
        NotificationId item = of(person, id).getFirst().id();

        assertThatThrownBy(() -> cases.registry.as(monitor(), () -> news.open(item)))
                .isInstanceOf(NotificationNotFound.class);
        cases.registry.run(monitor(), () -> news.markRead(item));
        cases.registry.run(monitor(), () -> news.markAllRead(item));
        assertThat(unread(person)).isOne();
    }

    @Test
    void newsArePagedFromTheNewest() {
        String person = account(Set.of(Role.MONITOR), SiteScope.EVERYWHERE);
        CaseId first = cases.submitted("T09");
        CaseId second = cases.submitted("T09");
        cases.registry.run(person, () -> {
            Notification newest = news.page(false, null, 1).getFirst();
            assertThat(newest.caseId()).isEqualTo(second);
            assertThat(news.page(false, newest, 10))
                    .extracting(Notification::caseId)
                    .containsExactly(first);
        });
    }

    @Test
    void whatHappensIsToldToAllInOneStatement() {
        account(Set.of(Role.MONITOR), SiteScope.EVERYWHERE);
        account(Set.of(Role.MONITOR), SiteScope.EVERYWHERE);
        CaseId id = cases.submitted("T09");
        QueryId query = cases.raised(id);
        assertThat(Statements.during(() -> answer(query)).stream().filter(it -> it.contains("news_")))
                .hasSize(1);
        assertThat(sql.sql("SELECT COUNT(*) FROM news_item WHERE case_id = ? AND kind = 'QUERY_ANSWERED'")
                        .param(id.value())
                        .query(Integer.class)
                        .single())
                .isGreaterThanOrEqualTo(3);
    }

    @Test
    void theNumberOfUnreadTakesOneStatementByIndex() {
        String person = account(
                Set.of(Role.MONITOR),
                new SiteScope(false, Set.of(cases.registry.padua().id())));
        CaseId id = cases.submitted("T09");
        addRead(person, id);
        cases.registry.run(person, () -> {
            List<String> asked = Statements.during(
                            () -> assertThat(news.unread()).isOne())
                    .stream()
                    .filter(it -> it.startsWith("SELECT"))
                    .toList();
            assertThat(asked).hasSize(1);
            assertThat(keys(asked.getFirst())).contains("news_item_unread");
        });
    }

    @Test
    void theListIsReadByIndexAndNotSorted() {
        String person = account(Set.of(Role.MONITOR), SiteScope.EVERYWHERE);
        addRead(person, cases.submitted("T09"));
        cases.registry.run(person, () -> {
            for (boolean unreadOnly : List.of(true, false)) {
                String asked = Statements.during(() -> news.page(unreadOnly, null, 20)).stream()
                        .filter(it -> it.startsWith("SELECT"))
                        .findFirst()
                        .orElseThrow();
                assertThat(keys(asked)).contains(unreadOnly ? "news_item_unread" : "news_item_listed");
                assertThat(explained(asked))
                        .noneSatisfy(row ->
                                assertThat(String.valueOf(row.get("Extra"))).contains("filesort"));
            }
        });
    }

    @Test
    void whatWasReadLongAgoIsDeletedAndUnreadNewsStay() {
        String person = account(Set.of(Role.MONITOR), SiteScope.EVERYWHERE);
        CaseId read = cases.submitted("T09");
        CaseId unread = cases.submitted("T09");
        cases.registry.run(
                person, () -> news.markRead(of(person, read).getFirst().id()));

        clock.advance(Duration.ofDays(89));
        cleaning.clean();
        assertThat(kinds(person, read)).hasSize(1);
        clock.advance(Duration.ofDays(2));
        cleaning.clean();
        assertThat(kinds(person, read)).isEmpty();
        assertThat(kinds(person, unread)).hasSize(1);
    }

    /** A thousand news that were read. */
    private void addRead(String userName, CaseId id) {
        JdbcClient owner = JdbcClient.create(TestMySql.asOwnerOfSmallForms());
        owner.sql("""
                        INSERT INTO news_item (account_id, kind, case_id, site_id, happened_at, listed, read_at, to_mail)
                        SELECT n.account_id, n.kind, n.case_id, n.site_id, n.happened_at, TRUE, n.happened_at, FALSE
                        FROM news_item n
                        JOIN (WITH RECURSIVE many AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM many WHERE i < 1000)
                              SELECT i FROM many) many
                        WHERE n.case_id = ? AND n.account_id = (SELECT id FROM account_account WHERE user_name = ?)
                        """).params(id.value(), userName).update();
        owner.sql("ANALYZE TABLE news_item").query().listOfRows();
    }

    private List<Map<String, Object>> explained(String statement) {
        return JdbcClient.create(TestMySql.asOwnerOfSmallForms())
                .sql("EXPLAIN " + statement)
                .query()
                .listOfRows();
    }

    private List<String> keys(String statement) {
        return explained(statement).stream()
                .map(row -> String.valueOf(row.get("key")))
                .toList();
    }

    private String anna() {
        return cases.registry.anna();
    }

    private String monitor() {
        return cases.registry.monitor();
    }

    private String coordinator() {
        return cases.registry.coordinator();
    }

    private void answer(QueryId query) {
        cases.registry.run(anna(), () -> cases.actions.answer(query, "Yes"));
    }

    private void close(QueryId query) {
        cases.registry.run(monitor(), () -> cases.actions.close(query, null));
    }

    private List<Notification> of(String userName, CaseId id) {
        return cases.registry.as(
                userName,
                () -> news.page(false, null, 1000).stream()
                        .filter(item -> item.caseId().equals(id))
                        .toList());
    }

    private List<NotificationKind> kinds(String userName, CaseId id) {
        return of(userName, id).stream().map(Notification::kind).toList();
    }

    private int unread(String userName) {
        return cases.registry.as(userName, news::unread);
    }

    private String account(Set<Role> roles, SiteScope sites) {
        String userName = "news-" + NEXT.incrementAndGet();
        cases.registry.run(
                cases.registry.administrator(),
                () -> accounts.create(userName, userName, "kettles over the harbour", roles, sites));
        return userName;
    }

    private void change(String userName, Set<Role> roles, SiteScope sites) {
        Account account = cases.registry.as(userName, current::account);
        cases.registry.run(
                cases.registry.administrator(),
                () -> accounts.change(account.id(), userName, roles, sites, "New task"));
    }
}
