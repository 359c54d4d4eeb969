package org.rarecase.query.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.casebook.CaseId;
import org.rarecase.database.Statements;
import org.rarecase.query.QueryId;
import org.rarecase.study.Site;
import org.rarecase.study.SiteId;
import org.rarecase.workflow.CaseScenario;
import org.rarecase.workflow.ProcessTest;
import org.rarecase.workflow.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;

/** At a site of its own, so that the queries of other tests do not count. */
@ProcessTest
class QueryTimesIntegrationTests {

    private static final Duration QUARTER = Duration.ofDays(90);
    private static int sites;

    @Autowired
    CaseScenario cases;

    @Autowired
    QueryTimes times;

    @Autowired
    SettableClock clock;

    private Site site;
    private String investigator;
    private CaseId id;

    @BeforeEach
    void register() {
        site = cases.registry.site("QT" + ++sites, "Site of queries " + sites, "DE");
        investigator = cases.registry.investigatorOf(site);
        id = cases.registry.as(
                investigator, () -> cases.casebook.register(site.id()).id());
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void openQueriesAreToldWithTheirAges() {
        raise();
        clock.advance(Duration.ofDays(8));
        raise();
        clock.advance(Duration.ofDays(4));
        raise();
        raise();
        clock.advance(Duration.ofDays(2));

        SiteTimes.Open open = own(QUARTER).open();

        assertThat(open.ages().count()).isEqualTo(4);
        assertThat(open.overdue()).isOne();
        assertThat(open.ages().median()).isEqualTo(Duration.ofDays(4));
        assertThat(open.ages().longest()).isEqualTo(Duration.ofDays(14));
    }

    @Test
    void timesRunFromTheQuestionToTheFirstAnswerAndToTheEnd() {
        QueryId quick = raise();
        QueryId slow = raise();
        clock.advance(Duration.ofDays(2));
        answer(quick);
        clock.advance(Duration.ofDays(2));
        cases.registry.run(cases.registry.monitor(), () -> cases.actions.reopen(quick, "Really?"));
        clock.advance(Duration.ofDays(8));
        answer(slow);
        answer(quick);
        clock.advance(Duration.ofDays(1));
        close(quick);
        close(slow);

        SiteTimes own = own(QUARTER);

        assertThat(own.answered().count()).isEqualTo(2);
        assertThat(own.answered().median()).isEqualTo(Duration.ofDays(7));
        assertThat(own.answered().longest()).isEqualTo(Duration.ofDays(12));
        assertThat(own.closed().median()).isEqualTo(Duration.ofDays(13));
        assertThat(own.percentInTime()).isEqualTo(50);
        assertThat(own.toAssess()).isZero();
    }

    @Test
    void whatIsLateAndHasNoAnswerCountsAsNotInTime() {
        QueryId answered = raise();
        raise();
        answer(answered);
        assertThat(own(QUARTER).percentInTime()).isEqualTo(100);

        clock.advance(Duration.ofDays(11));

        assertThat(own(QUARTER).percentInTime()).isEqualTo(50);
    }

    @Test
    void whatIsTakenBackHasNoTimeToClose() {
        QueryId query = raise();
        cases.registry.run(cases.registry.monitor(), () -> cases.actions.cancel(query, "Asked twice"));

        assertThat(of(investigator, QUARTER)).isEmpty();
    }

    @Test
    void onlyThePeriodCounts() {
        QueryId old = raise();
        answer(old);
        clock.advance(Duration.ofDays(100));

        assertThat(own(QUARTER).answered().count()).isZero();
        assertThat(own(QUARTER).toAssess()).isOne();
        assertThat(own(null).answered().count()).isOne();
    }

    @Test
    void onlyTheOwnSitesAreTold() {
        raise();

        assertThat(of(investigator, null)).extracting(SiteTimes::site).containsExactly(site.id());
        assertThat(of(cases.registry.bernd(), null)).extracting(SiteTimes::site).doesNotContain(site.id());
        assertThat(of(cases.registry.pathologist(), null)).isEmpty();
        assertThat(of(cases.registry.administrator(), null)).isEmpty();
        assertThat(of(cases.registry.auditor(), null))
                .extracting(SiteTimes::site)
                .contains(site.id())
                .startsWith((SiteId) null);
    }

    @Test
    void fourStatementsTellThemAll() {
        raise();
        List<String> statements = Statements.during(() -> of(cases.registry.monitor(), QUARTER));

        assertThat(statements).filteredOn(sql -> sql.contains("query_query")).hasSize(4);
    }

    private QueryId raise() {
        return cases.registry.as(cases.registry.monitor(), () -> cases.raising.raise(id, null, "Is this so?"));
    }

    private void answer(QueryId query) {
        cases.registry.run(investigator, () -> cases.actions.answer(query, "Yes."));
    }

    private void close(QueryId query) {
        cases.registry.run(cases.registry.monitor(), () -> cases.actions.close(query, null));
    }

    private SiteTimes own(@Nullable Duration period) {
        return of(investigator, period).stream()
                .filter(told -> Objects.equals(told.site(), site.id()))
                .findFirst()
                .orElseThrow();
    }

    private List<SiteTimes> of(String person, @Nullable Duration period) {
        return cases.registry.as(person, () -> times.bySite(period));
    }
}
