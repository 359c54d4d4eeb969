package org.rarecase.query.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rarecase.SettableClock;
import org.rarecase.database.Statements;
import org.rarecase.query.QueryCases;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryModuleTest;
import org.rarecase.study.SiteId;
import org.springframework.beans.factory.annotation.Autowired;

@QueryModuleTest
class QueryTimesIntegrationTests {

    private static final Duration QUARTER = Duration.ofDays(90);

    @Autowired
    QueryCases cases;

    @Autowired
    QueryTimes times;

    @Autowired
    SettableClock clock;

    private SiteQueries own;

    @BeforeEach
    void siteOfItsOwn() {
        own = new SiteQueries(cases);
    }

    @AfterEach
    void resetClock() {
        clock.reset();
    }

    @Test
    void openQueriesAreToldWithTheirAges() {
        own.raise();
        clock.advance(Duration.ofDays(8));
        own.raise();
        clock.advance(Duration.ofDays(4));
        own.raise();
        own.raise();
        clock.advance(Duration.ofDays(2));

        SiteTimes.Open open = times(QUARTER).open();

        assertThat(open.ages().count()).isEqualTo(4);
        assertThat(open.overdue()).isOne();
        assertThat(open.ages().median()).isEqualTo(Duration.ofDays(4));
        assertThat(open.ages().longest()).isEqualTo(Duration.ofDays(14));
    }

    @Test
    void timesRunFromTheQuestionToTheFirstAnswerAndToTheEnd() {
        QueryId quick = own.raise();
        QueryId slow = own.raise();
        clock.advance(Duration.ofDays(2));
        own.answer(quick);
        clock.advance(Duration.ofDays(2));
        cases.registry.run(cases.registry.monitor(), () -> cases.actions.reopen(quick, "Really?"));
        clock.advance(Duration.ofDays(8));
        own.answer(slow);
        own.answer(quick);
        clock.advance(Duration.ofDays(1));
        own.close(quick);
        own.close(slow);

        SiteTimes told = times(QUARTER);

        assertThat(told.answered().count()).isEqualTo(2);
        assertThat(told.answered().median()).isEqualTo(Duration.ofDays(7));
        assertThat(told.answered().longest()).isEqualTo(Duration.ofDays(12));
        assertThat(told.closed().median()).isEqualTo(Duration.ofDays(13));
        assertThat(told.percentInTime()).isEqualTo(50);
        assertThat(told.toAssess()).isZero();
    }

    @Test
    void whatIsLateAndHasNoAnswerCountsAsNotInTime() {
        QueryId answered = own.raise();
        own.raise();
        own.answer(answered);
        assertThat(times(QUARTER).percentInTime()).isEqualTo(100);

        clock.advance(Duration.ofDays(11));

        assertThat(times(QUARTER).percentInTime()).isEqualTo(50);
    }

    @Test
    void whatIsTakenBackHasNoTimeToClose() {
        QueryId query = own.raise();
        cases.registry.run(cases.registry.monitor(), () -> cases.actions.cancel(query, "Asked twice"));

        assertThat(of(own.investigator, QUARTER)).isEmpty();
    }

    @Test
    void onlyThePeriodCounts() {
        QueryId old = own.raise();
        own.answer(old);
        clock.advance(Duration.ofDays(100));

        assertThat(times(QUARTER).answered().count()).isZero();
        assertThat(times(QUARTER).toAssess()).isOne();
        assertThat(times(null).answered().count()).isOne();
    }

    @Test
    void onlyTheOwnSitesAreTold() {
        own.raise();

        assertThat(of(own.investigator, null)).extracting(SiteTimes::site).containsExactly(own.site.id());
        assertThat(of(cases.registry.bernd(), null)).extracting(SiteTimes::site).doesNotContain(own.site.id());
        assertThat(of(cases.registry.pathologist(), null)).isEmpty();
        assertThat(of(cases.registry.administrator(), null)).isEmpty();
        assertThat(of(cases.registry.auditor(), null))
                .extracting(SiteTimes::site)
                .contains(own.site.id())
                .startsWith((SiteId) null);
    }

    @Test
    void fourStatementsTellThemAll() {
        own.raise();
        List<String> statements = Statements.during(() -> of(cases.registry.monitor(), QUARTER));

        assertThat(statements).filteredOn(sql -> sql.contains("query_query")).hasSize(4);
    }

    private SiteTimes times(@Nullable Duration period) {
        return of(own.investigator, period).stream()
                .filter(told -> Objects.equals(told.site(), own.site.id()))
                .findFirst()
                .orElseThrow();
    }

    private List<SiteTimes> of(String person, @Nullable Duration period) {
        return cases.registry.as(person, () -> times.bySite(period));
    }
}
