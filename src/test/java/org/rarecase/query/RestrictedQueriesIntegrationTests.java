package org.rarecase.query;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.consent.Withdrawal;
import org.rarecase.consent.Consents;
import org.rarecase.query.board.QueryFilter;
import org.rarecase.workflow.CaseScenario;
import org.rarecase.workflow.ProcessTest;
import org.springframework.beans.factory.annotation.Autowired;

/** What was asked and answered tells of the data: where their use was withdrawn it is read only by those who have to. */
@ProcessTest
class RestrictedQueriesIntegrationTests {

    @Autowired
    CaseScenario cases;

    @Autowired
    Consents consents;

    @Autowired
    Clock clock;

    @ParameterizedTest
    @EnumSource(
            value = Withdrawal.Scope.class,
            names = {"NO_USE", "ERASE"})
    void theQueriesOfARestrictedCaseAreReadByCoordinatorAndAuditorAlone(Withdrawal.Scope scope) {
        CaseId id = cases.submitted("T03");
        QueryId query = cases.raised(id);
        List<String> all = List.of(
                cases.registry.anna(),
                cases.registry.monitor(),
                cases.registry.coordinator(),
                cases.registry.auditor());
        assertThat(all).allSatisfy(person -> assertRead(person, id, query, true));

        withdraw(id, scope);

        assertRead(cases.registry.anna(), id, query, false);
        assertRead(cases.registry.monitor(), id, query, false);
        assertRead(cases.registry.pathologist(), id, query, false);
        assertRead(cases.registry.coordinator(), id, query, true);
        assertRead(cases.registry.auditor(), id, query, true);
        cases.registry.run(
                cases.registry.anna(),
                () -> assertThat(cases.queries.ofCase(cases.casebook.open(id))).isEmpty());
    }

    @Test
    void whereTheDataMayBeUsedItsQueriesStayListed() {
        CaseId id = cases.submitted("T03");
        QueryId query = cases.raised(id);

        withdraw(id, Withdrawal.Scope.NO_COLLECTION);

        assertRead(cases.registry.anna(), id, query, true);
        assertRead(cases.registry.monitor(), id, query, true);
    }

    private void withdraw(CaseId id, Withdrawal.Scope scope) {
        cases.registry.run(
                cases.registry.anna(),
                () -> consents.withdraw(id, new Withdrawal(scope, LocalDate.now(clock), Withdrawal.By.PARENT, "")));
    }

    /** On the board, by its number and by its key. */
    private void assertRead(String person, CaseId id, QueryId query, boolean read) {
        QueryFilter ofCase = QueryFilter.all().saying(cases.record(id).number());
        cases.registry.run(person, () -> {
            assertThat(listed(QueryFilter.all(), query)).as(person).isEqualTo(read);
            assertThat(listed(ofCase, query)).as(person).isEqualTo(read);
            assertThat(cases.queries.queries(List.of(query)).containsKey(query))
                    .as(person)
                    .isEqualTo(read);
        });
    }

    private boolean listed(QueryFilter filter, QueryId query) {
        return cases.board.find(filter, null, 10_000).stream()
                .map(DataQuery::id)
                .anyMatch(query::equals);
    }
}
