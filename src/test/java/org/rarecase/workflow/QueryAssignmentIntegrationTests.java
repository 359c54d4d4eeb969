package org.rarecase.workflow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rarecase.Registry;
import org.rarecase.account.Account;
import org.rarecase.account.Accounts;
import org.rarecase.account.NotAllowed;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.CaseId;
import org.rarecase.query.QueryAssignments;
import org.rarecase.query.QueryId;
import org.rarecase.query.QueryNotPossible;
import org.rarecase.query.QuerySide;
import org.rarecase.query.QueryState;
import org.rarecase.query.Question;
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

    private static int people;

    @Test
    void aQueryOfAPersonIsInNobodyElsesWork() {
        Account agnes = colleague(Role.INVESTIGATOR);
        QueryId query = cases.raised(cases.submitted("T09"));
        assertThat(inWork(query)).contains(registry.anna(), agnes.userName());

        assign(query, QuerySide.SITE, agnes.userName());

        assertThat(inWork(query)).containsExactly(agnes.userName());
        assertThat(cases.query(query).holder()).isEqualTo(agnes.userName());
        assign(query, QuerySide.SITE, null);
        assertThat(inWork(query)).contains(registry.anna(), agnes.userName());
    }

    @Test
    void eachSideHasItsPersonWhenItIsItsTurn() {
        Account agnes = colleague(Role.INVESTIGATOR);
        Account mona = colleague(Role.MONITOR);
        QueryId query = cases.raised(cases.submitted("T09"));
        assign(query, QuerySide.SITE, agnes.userName());
        assign(query, QuerySide.MONITORS, mona.userName());

        registry.run(registry.anna(), () -> cases.turns.answer(query, "Agnes is on leave."));
        assertThat(cases.query(query).state()).isEqualTo(QueryState.ANSWERED);
        assertThat(inWork(query)).containsExactly(mona.userName());

        registry.run(mona.userName(), () -> cases.turns.reopen(query, "Ask her"));
        assertThat(inWork(query)).containsExactly(agnes.userName());
    }

    @Test
    void aQuestionMayBeAskedOfAPerson() {
        Account agnes = colleague(Role.INVESTIGATOR);
        CaseId id = cases.submitted("T09");

        QueryId query = registry.as(
                registry.monitor(),
                () -> cases.raising.raise(id, new Question(null, null, "Which consent?", agnes.userName())));

        assertThat(inWork(query)).containsExactly(agnes.userName());
        assertThat(trail(id)).last().isEqualTo("maria: site > " + agnes.userName());
    }

    @Test
    void onlyMonitorsAndCoordinatorsGiveItAndOnlyToWhoMayTakeIt() {
        CaseId id = cases.submitted("T09");
        QueryId query = cases.raised(id);

        assertThatThrownBy(() ->
                        registry.run(registry.anna(), () -> assignments.assign(query, QuerySide.SITE, registry.anna())))
                .isInstanceOf(NotAllowed.class);
        for (String other : List.of(registry.bernd(), registry.monitor(), "nobody")) {
            assertThatThrownBy(() -> assign(query, QuerySide.SITE, other)).isInstanceOf(QueryNotPossible.class);
        }
        assertThatThrownBy(() -> assign(query, QuerySide.MONITORS, registry.anna()))
                .isInstanceOf(QueryNotPossible.class);
        registry.run(registry.coordinator(), () -> assignments.assign(query, QuerySide.SITE, registry.anna()));
        assertThat(trail(id)).last().isEqualTo("clara: site > anna");
        registry.run(registry.coordinator(), () -> cases.turns.cancel(query, "Settled by telephone"));
        assertThatThrownBy(() -> assign(query, QuerySide.SITE, null)).isInstanceOf(QueryNotPossible.class);
    }

    @Test
    void whoIsSwitchedOffGivesTheQueryBackToTheSite() {
        Account agnes = colleague(Role.INVESTIGATOR);
        CaseId id = cases.submitted("T09");
        QueryId query = cases.raised(id);
        assign(query, QuerySide.SITE, agnes.userName());

        registry.run(registry.administrator(), () -> accounts.deactivate(agnes.id(), "Left"));

        assertThat(cases.query(query).holder()).isNull();
        assertThat(inWork(query)).contains(registry.anna());
        assertThat(trail(id)).last().isEqualTo("adam: " + agnes.userName() + " > site");
    }

    @Test
    void whoLosesTheSiteOrTheRoleGivesTheQueryBack() {
        Account agnes = colleague(Role.INVESTIGATOR);
        Account mona = colleague(Role.MONITOR);
        QueryId query = cases.raised(cases.submitted("T09"));
        assign(query, QuerySide.SITE, agnes.userName());
        assign(query, QuerySide.MONITORS, mona.userName());

        change(
                agnes,
                Set.of(Role.INVESTIGATOR),
                new SiteScope(false, Set.of(registry.tuebingen().id())));
        assertThat(cases.query(query).siteAssignee()).isNull();
        assertThat(cases.query(query).monitorAssignee()).isEqualTo(mona.userName());

        change(mona, Set.of(Role.AUDITOR), SiteScope.EVERYWHERE);
        assertThat(cases.query(query).monitorAssignee()).isNull();
    }

    @Test
    void whoLosesAnotherSiteKeepsTheQuery() {
        Account agnes = colleague(Role.INVESTIGATOR);
        SiteScope both = new SiteScope(
                false, Set.of(registry.padua().id(), registry.tuebingen().id()));
        change(agnes, Set.of(Role.INVESTIGATOR), both);
        QueryId query = cases.raised(cases.submitted("T09"));
        assign(query, QuerySide.SITE, agnes.userName());

        change(
                agnes,
                Set.of(Role.INVESTIGATOR),
                new SiteScope(false, Set.of(registry.padua().id())));

        assertThat(cases.query(query).holder()).isEqualTo(agnes.userName());
    }

    private void change(Account account, Set<Role> roles, SiteScope sites) {
        registry.run(
                registry.administrator(), () -> accounts.change(account.id(), account.displayName(), roles, sites));
    }

    private void assign(QueryId query, QuerySide side, String userName) {
        registry.run(registry.monitor(), () -> assignments.assign(query, side, userName));
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
