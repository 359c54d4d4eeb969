package org.rarecase.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rarecase.account.Account;
import org.rarecase.account.AccountId;
import org.rarecase.account.NotAllowed;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.CaseId;
import org.rarecase.shared.Actor;
import org.rarecase.study.SiteId;

/** The whole table of what may become of a query, in every state and by everybody. */
class QueryTransitionTests {

    private static final SiteId SITE = new SiteId(1);

    /** Those who may be at a query; Maria raised it. */
    private enum Person {
        SITE(Role.INVESTIGATOR, "anna", 1),
        OTHER_SITE(Role.INVESTIGATOR, "bernd", 2),
        RAISER(Role.MONITOR, "maria", 1),
        MONITOR(Role.MONITOR, "mona", 1),
        COORDINATOR(Role.COORDINATOR, "clara", 1),
        AUDITOR(Role.AUDITOR, "agnes", 1);

        private final Account account;

        Person(Role role, String userName, long site) {
            account = new Account(
                    new AccountId(ordinal() + 1),
                    userName,
                    userName,
                    Set.of(role),
                    new SiteScope(false, Set.of(new SiteId(site))),
                    true,
                    Locale.ENGLISH,
                    null);
        }
    }

    @Test
    void everyTransitionIsAllowedInTheseStatesToThesePeopleAlone() {
        String table = table(query(QueryState.OPEN, false));
        System.out.println(table);
        assertThat(table).isEqualTo("""
                ANSWER               OPEN      -> ANSWERED  by SITE
                CLOSE                ANSWERED  -> CLOSED    by RAISER, MONITOR
                REOPEN               ANSWERED  -> OPEN      by RAISER, MONITOR
                CANCEL               OPEN      -> CANCELLED by RAISER, COORDINATOR
                CANCEL               ANSWERED  -> CANCELLED by RAISER, COORDINATOR
                ASSIGN               OPEN      -> OPEN      by RAISER, MONITOR, COORDINATOR
                ASSIGN               ANSWERED  -> ANSWERED  by RAISER, MONITOR, COORDINATOR
                REMIND               OPEN      -> OPEN      by the product
                ESCALATE             OPEN      -> OPEN      by the product
                END_OBSOLETE         OPEN      -> CLOSED    by the product
                END_OBSOLETE         ANSWERED  -> CLOSED    by the product
                """);
    }

    @Test
    void anEscalatedQueryIsDecidedOnByACoordinatorBesides() {
        assertThat(table(query(QueryState.OPEN, true)).lines())
                .filteredOn(line -> line.startsWith("DECIDE"))
                .containsExactly("DECIDE_ON_ESCALATION OPEN      -> OPEN      by COORDINATOR");
    }

    @Test
    void whoWasGivenATurnTakesItInPlaceOfTheParty() {
        DataQuery given = query(QueryState.OPEN, false, Assignee.allOf(Role.COORDINATOR));

        assertThat(given.obstacle(QueryTransition.ANSWER, Person.COORDINATOR.account))
                .isEmpty();
        assertThat(given.obstacle(QueryTransition.ANSWER, Person.SITE.account))
                .contains(new QueryObstacle.RoleMissing(Set.of(Role.COORDINATOR)));
    }

    @Test
    void aTurnGivenToAPersonIsTakenByAColleagueToo() {
        DataQuery given = query(QueryState.OPEN, false, QueryParty.SITE.person("arthur"));

        assertThat(given.obstacle(QueryTransition.ANSWER, Person.SITE.account)).isEmpty();
    }

    @Test
    void theObstacleIsTheOneThatIsFirstInTheWay() {
        assertThat(obstacle(QueryState.CLOSED, QueryTransition.ANSWER, Person.OTHER_SITE))
                .contains(new QueryObstacle.OtherSite());
        assertThat(obstacle(QueryState.CLOSED, QueryTransition.ANSWER, Person.AUDITOR))
                .contains(new QueryObstacle.RoleMissing(Set.of(Role.INVESTIGATOR)));
        assertThat(obstacle(QueryState.CANCELLED, QueryTransition.CANCEL, Person.MONITOR))
                .contains(new QueryObstacle.RaisedByOther());
        assertThat(obstacle(QueryState.OPEN, QueryTransition.REOPEN, Person.MONITOR))
                .contains(new QueryObstacle.NotAnswered());
        assertThat(obstacle(QueryState.CLOSED, QueryTransition.REOPEN, Person.MONITOR))
                .contains(new QueryObstacle.PassedOn(QueryState.CLOSED));
        assertThat(obstacle(QueryState.OPEN, QueryTransition.DECIDE_ON_ESCALATION, Person.COORDINATOR))
                .contains(new QueryObstacle.NotEscalated());
    }

    @Test
    void whatIsRefusedIsSaidInTheWordsOfThePageAndThatNothingWasChanged() {
        DataQuery open = query(QueryState.OPEN, false);
        QueryObstacle obstacle =
                open.obstacle(QueryTransition.CLOSE, Person.MONITOR.account).orElseThrow();

        assertThat(obstacle.print())
                .isEqualTo("This query is not answered yet. Wait for the answer, or cancel the query.");
        assertThatThrownBy(() -> open.require(QueryTransition.CLOSE, Person.MONITOR.account))
                .isInstanceOf(QueryNotPossible.class)
                .hasMessage("This query is not answered yet. Nothing was changed."
                        + " Wait for the answer, or cancel the query.");
        assertThatThrownBy(() -> open.require(QueryTransition.CLOSE, Person.SITE.account))
                .isInstanceOf(NotAllowed.class)
                .hasMessage("This takes the role Monitor, which your account does not have. Nothing was changed.");
    }

    @Test
    void aStepOfTheProcessPermitsTheRoleButNeitherTheSiteNorTheState() {
        DataQuery open = query(QueryState.OPEN, false);
        Actor auditor = new Actor("agnes", Role.AUDITOR.key());
        SiteScope own = Person.AUDITOR.account.sites();

        open.require(QueryTransition.ANSWER, auditor, own);
        assertThatThrownBy(() -> open.require(QueryTransition.CLOSE, auditor, own))
                .isInstanceOf(QueryNotPossible.class);
        assertThatThrownBy(() -> open.require(QueryTransition.ANSWER, auditor, Person.OTHER_SITE.account.sites()))
                .isInstanceOf(NotAllowed.class);
        assertThatThrownBy(() -> open.require(QueryTransition.CANCEL, auditor, own))
                .isInstanceOf(NotAllowed.class);
    }

    private static Optional<QueryObstacle> obstacle(QueryState state, QueryTransition transition, Person person) {
        return query(state, false).obstacle(transition, person.account);
    }

    /** Every transition in every state by everybody. */
    private static String table(DataQuery any) {
        StringBuilder table = new StringBuilder();
        for (QueryTransition transition : QueryTransition.values()) {
            for (QueryState state : QueryState.values()) {
                DataQuery query = query(state, any.escalated());
                String people = String.join(
                        ", ",
                        Arrays.stream(Person.values())
                                .filter(person -> query.obstacle(transition, person.account)
                                        .isEmpty())
                                .map(Person::name)
                                .toList());
                if (people.isEmpty() && transition.roles(query).isEmpty()) {
                    people = "the product";
                }
                if (query.obstacle(transition).isEmpty()) {
                    table.append(
                            "%-20s %-9s -> %-9s by %s%n".formatted(transition, state, transition.into(state), people));
                } else {
                    assertThat(people).isIn("", "the product");
                }
            }
        }
        return table.toString();
    }

    private static DataQuery query(QueryState state, boolean escalated) {
        return query(state, escalated, QueryParty.SITE.anybody());
    }

    private static DataQuery query(QueryState state, boolean escalated, Assignee siteAssignee) {
        Instant asked = Instant.parse("2026-01-01T00:00:00Z");
        return new DataQuery(
                new QueryId(1),
                new DataQuery.Subject(new CaseId(1), SITE, null, null, null, null),
                new DataQuery.Values(null, null, null),
                state,
                new DataQuery.Asked("Is this the weight?", "maria", asked),
                new DataQuery.Deadline(asked, null, 0, escalated),
                new DataQuery.Assignees(siteAssignee, QueryParty.MONITORS.anybody()));
    }
}
