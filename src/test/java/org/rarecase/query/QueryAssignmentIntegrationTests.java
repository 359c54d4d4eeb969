package org.rarecase.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.rarecase.Registry;
import org.rarecase.account.Account;
import org.rarecase.account.Accounts;
import org.rarecase.account.NotAllowed;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.CaseId;
import org.rarecase.query.board.QueryFilter;
import org.rarecase.workflow.CaseScenario;
import org.rarecase.workflow.ProcessTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@ProcessTest
class QueryAssignmentIntegrationTests {

    @Autowired
    CaseScenario cases;

    @Autowired
    QueryAssignments assignments;

    @Autowired
    Accounts accounts;

    @Autowired
    Registry registry;

    @Autowired
    JdbcClient sql;

    @Autowired
    OpenQueries openQueries;

    private static final Assignee COORDINATORS = Assignee.allOf(Role.COORDINATOR);

    private static int people;

    @Test
    void aQueryOfAPersonIsInNobodyElsesWork() {
        Account agnes = colleague(Role.INVESTIGATOR);
        QueryId query = cases.raised(cases.submitted("T09"));
        assertThat(inWork(query)).contains(registry.anna(), agnes.userName());

        assign(query, QueryParty.SITE, agnes.userName());

        assertThat(inWork(query)).containsExactly(agnes.userName());
        assertThat(cases.query(query).holder()).isEqualTo(agnes.userName());
        assign(query, QueryParty.SITE, null);
        assertThat(inWork(query)).contains(registry.anna(), agnes.userName());
    }

    @Test
    void eachSideHasItsPersonWhenItIsItsTurn() {
        Account agnes = colleague(Role.INVESTIGATOR);
        Account mona = colleague(Role.MONITOR);
        QueryId query = givenTo(agnes, mona);

        registry.run(registry.anna(), () -> cases.actions.answer(query, "Agnes is on leave."));
        assertThat(cases.query(query).state()).isEqualTo(QueryState.ANSWERED);
        assertThat(inWork(query)).containsExactly(mona.userName());

        registry.run(mona.userName(), () -> cases.actions.reopen(query, "Ask her"));
        assertThat(inWork(query)).containsExactly(agnes.userName());
    }

    @Test
    void aQuestionMayBeAskedOfAPerson() {
        Account agnes = colleague(Role.INVESTIGATOR);
        CaseId id = cases.submitted("T09");

        QueryId query = registry.as(
                registry.monitor(),
                () -> cases.raising.raise(
                        id, new Question(null, null, "Which consent?", QueryParty.SITE.person(agnes.userName()))));

        assertThat(inWork(query)).containsExactly(agnes.userName());
        assertThat(trail(id)).last().isEqualTo("maria: site > " + agnes.userName());
    }

    @Test
    void onlyMonitorsAndCoordinatorsGiveItAndOnlyToWhoMayTakeIt() {
        CaseId id = cases.submitted("T09");
        QueryId query = cases.raised(id);

        assertThatThrownBy(() -> registry.run(
                        registry.anna(),
                        () -> assignments.assign(query, QueryParty.SITE, QueryParty.SITE.person(registry.anna()))))
                .isInstanceOf(NotAllowed.class);
        for (String other : List.of(registry.bernd(), registry.monitor(), "nobody")) {
            assertThatThrownBy(() -> assign(query, QueryParty.SITE, other)).isInstanceOf(QueryNotPossible.class);
        }
        assertThatThrownBy(() -> assign(query, QueryParty.MONITORS, registry.anna()))
                .isInstanceOf(QueryNotPossible.class);
        registry.run(
                registry.coordinator(),
                () -> assignments.assign(query, QueryParty.SITE, QueryParty.SITE.person(registry.anna())));
        assertThat(trail(id)).last().isEqualTo("clara: site > anna");
        registry.run(registry.coordinator(), () -> cases.actions.cancel(query, "Settled by telephone"));
        assertThatThrownBy(() -> assign(query, QueryParty.SITE, null)).isInstanceOf(QueryNotPossible.class);
    }

    @Test
    void whoIsSwitchedOffGivesTheQueryBackToTheSite() {
        Account agnes = colleague(Role.INVESTIGATOR);
        CaseId id = cases.submitted("T09");
        QueryId query = cases.raised(id);
        assign(query, QueryParty.SITE, agnes.userName());

        registry.run(registry.administrator(), () -> accounts.deactivate(agnes.id(), "Left"));

        assertThat(cases.query(query).holder()).isNull();
        assertThat(inWork(query)).contains(registry.anna());
        assertThat(trail(id)).last().isEqualTo("adam: " + agnes.userName() + " > site");
    }

    @Test
    void whoLosesTheSiteOrTheRoleGivesTheQueryBack() {
        Account agnes = colleague(Role.INVESTIGATOR);
        Account mona = colleague(Role.MONITOR);
        QueryId query = givenTo(agnes, mona);

        change(
                agnes,
                Set.of(Role.INVESTIGATOR),
                new SiteScope(false, Set.of(registry.tuebingen().id())));
        assertThat(cases.query(query).assignees().site()).isEqualTo(QueryParty.SITE.anybody());
        assertThat(cases.query(query).assignees().monitors().person()).isEqualTo(mona.userName());

        change(mona, Set.of(Role.AUDITOR), SiteScope.EVERYWHERE);
        assertThat(cases.query(query).assignees().monitors()).isEqualTo(QueryParty.MONITORS.anybody());
    }

    @Test
    void whoLosesAnotherSiteKeepsTheQuery() {
        Account agnes = colleague(Role.INVESTIGATOR);
        SiteScope both = new SiteScope(
                false, Set.of(registry.padua().id(), registry.tuebingen().id()));
        change(agnes, Set.of(Role.INVESTIGATOR), both);
        QueryId query = cases.raised(cases.submitted("T09"));
        assign(query, QueryParty.SITE, agnes.userName());

        change(
                agnes,
                Set.of(Role.INVESTIGATOR),
                new SiteScope(false, Set.of(registry.padua().id())));

        assertThat(cases.query(query).holder()).isEqualTo(agnes.userName());
    }

    @Test
    void theCoordinatorsMayBeGivenWhatTheSiteCannotAnswer() {
        Account carla = colleague(Role.COORDINATOR);
        CaseId id = cases.submitted("T09");
        QueryId query = cases.raised(id);

        give(query, QueryParty.SITE, COORDINATORS);

        assertThat(cases.query(query).nextAssignee()).isEqualTo(COORDINATORS);
        assertThat(inWork(query))
                .contains(registry.coordinator(), carla.userName())
                .doesNotContain(registry.anna());
        assertThat(trail(id)).last().isEqualTo("maria: site > coordinator");
        assertThatThrownBy(() -> registry.run(registry.anna(), () -> cases.actions.answer(query, "Yes")))
                .isInstanceOf(NotAllowed.class);

        give(query, QueryParty.SITE, new Assignee(Role.COORDINATOR, carla.userName()));
        assertThat(inWork(query)).containsExactly(carla.userName());

        registry.run(carla.userName(), () -> cases.actions.answer(query, "As the board decided"));
        assertThat(inWork(query)).contains(registry.monitor());
        registry.run(registry.monitor(), () -> cases.actions.reopen(query, "Which board?"));
        assertThat(inWork(query)).as("also when it comes back").containsExactly(carla.userName());

        give(query, QueryParty.SITE, QueryParty.SITE.anybody());
        assertThat(inWork(query)).contains(registry.anna()).doesNotContain(carla.userName());
    }

    @Test
    void theCoordinatorsMayAssessInPlaceOfTheMonitors() {
        QueryId query = cases.raised(cases.submitted("T09"));
        give(query, QueryParty.MONITORS, COORDINATORS);

        registry.run(registry.anna(), () -> cases.actions.answer(query, "Yes"));

        assertThat(inWork(query)).contains(registry.coordinator()).doesNotContain(registry.monitor());
        registry.run(registry.coordinator(), () -> cases.actions.close(query, "Settled"));
        assertThat(cases.query(query).state()).isEqualTo(QueryState.CLOSED);
    }

    @Test
    void whoAnswersDoesNotAssess() {
        QueryId query = cases.raised(cases.submitted("T09"));
        give(query, QueryParty.SITE, COORDINATORS);

        assertThatThrownBy(() -> give(query, QueryParty.MONITORS, COORDINATORS)).isInstanceOf(QueryNotPossible.class);
        for (Role other : List.of(Role.MONITOR, Role.PATHOLOGIST, Role.AUDITOR)) {
            assertThatThrownBy(() -> give(query, QueryParty.SITE, Assignee.allOf(other)))
                    .isInstanceOf(QueryNotPossible.class);
        }
    }

    @Test
    void theTurnOfARoleIsSaidAndCountedForThatRole() {
        CaseId id = cases.submitted("T09");
        QueryId query = cases.raised(id);
        give(query, QueryParty.SITE, COORDINATORS);
        DataQuery given = cases.query(query);

        Map<String, Boolean> mine = new LinkedHashMap<>();
        Map<String, Integer> counted = new LinkedHashMap<>();
        Map<String, Boolean> listed = new LinkedHashMap<>();
        for (String name : List.of(registry.anna(), registry.monitor(), registry.coordinator())) {
            registry.run(name, () -> {
                mine.put(name, openQueries.waitsForMe(given));
                counted.put(name, openQueries.count(List.of(id)).get(id).mine());
                listed.put(name, onBoard(QueryFilter.UNRESOLVED.with(QueryFilter.Holder.MINE), id));
            });
        }
        assertThat(mine.values()).containsExactly(false, false, true);
        assertThat(counted.values()).containsExactly(0, 0, 1);
        assertThat(listed.values()).containsExactly(false, false, true);
        registry.run(registry.monitor(), () -> {
            assertThat(onBoard(QueryFilter.all().waitingFor(Role.COORDINATOR), id))
                    .isTrue();
            assertThat(onBoard(QueryFilter.all().waitingFor(Role.INVESTIGATOR), id))
                    .isFalse();
        });
    }

    private boolean onBoard(QueryFilter filter, CaseId id) {
        return cases.board.find(filter, null, 1000).stream()
                .anyMatch(query -> query.caseId().equals(id));
    }

    private void change(Account account, Set<Role> roles, SiteScope sites) {
        registry.run(
                registry.administrator(),
                () -> accounts.change(account.id(), account.displayName(), roles, sites, "New task"));
    }

    private QueryId givenTo(Account investigator, Account monitor) {
        QueryId query = cases.raised(cases.submitted("T09"));
        assign(query, QueryParty.SITE, investigator.userName());
        assign(query, QueryParty.MONITORS, monitor.userName());
        return query;
    }

    private void assign(QueryId query, QueryParty side, @Nullable String userName) {
        give(query, side, userName == null ? side.anybody() : side.person(userName));
    }

    private void give(QueryId query, QueryParty side, Assignee assignee) {
        registry.run(registry.monitor(), () -> assignments.assign(query, side, assignee));
    }

    /** Another one at Padua. */
    private Account colleague(Role role) {
        String name = role.key() + "-" + ++people;
        SiteScope sites = new SiteScope(false, Set.of(registry.padua().id()));
        return registry.as(
                registry.administrator(), () -> accounts.create(name, name, Registry.PASSWORD, Set.of(role), sites));
    }

    /** User names of those in whose work the query is. */
    private List<String> inWork(QueryId query) {
        return accountNames().stream()
                .filter(name -> registry.as(name, () -> cases.workList.mine(null, 1000)).stream()
                        .anyMatch(item ->
                                item.query() != null && item.query().id().equals(query)))
                .toList();
    }

    private List<String> accountNames() {
        return sql.sql("SELECT user_name FROM account_account WHERE active ORDER BY id")
                .query(String.class)
                .list();
    }

    private List<String> trail(CaseId id) {
        return sql.sql("""
                        SELECT CONCAT(user_name, ': ', old_value, ' > ', new_value) FROM audit_entry
                        WHERE case_id = ? AND kind = 'query.assigned' ORDER BY id
                        """).param(id.value()).query(String.class).list();
    }
}
