package org.rarecase.query.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.account.Account;
import org.rarecase.account.AccountId;
import org.rarecase.account.Role;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.Casebook;
import org.rarecase.database.Statements;
import org.rarecase.database.TestMySql;
import org.rarecase.form.FormKey;
import org.rarecase.query.DataQuery;
import org.rarecase.query.QueryParty;
import org.rarecase.query.QueryRepository;
import org.rarecase.query.QueryState;
import org.rarecase.query.board.QueryFilter.Holder;
import org.rarecase.study.Site;
import org.rarecase.study.SiteId;
import org.rarecase.study.TumourType;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Some thousand queries of several sites, read as the board does. */
@RarecaseIntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QueryBoardIntegrationTests {

    private static final Instant LONG_AGO = Instant.parse("2001-01-01T00:00:00Z");

    @Autowired
    QueryBoardRepository board;

    @Autowired
    QueryRepository repository;

    @Autowired
    QueryTimesRepository times;

    @Autowired
    Registry registry;

    @Autowired
    Casebook casebook;

    private final JdbcClient owner = JdbcClient.create(TestMySql.asOwner());
    private SiteId first;
    private SiteId second;
    private SiteId third;
    private CaseId caseId;

    @BeforeAll
    void raiseMany() {
        first = site("QBA");
        second = site("QBB");
        third = site("QBC");
        QueryRows rows = new QueryRows(owner);
        int each = 1000;
        for (SiteId site : List.of(first, second, third)) {
            rows.insert(caseId.value(), site.value(), each, LONG_AGO);
        }
    }

    private SiteId site(String code) {
        Site site = registry.site(code, "Board " + code, "DE");
        caseId = registry.as(registry.investigatorOf(site), () -> casebook.register(site.id()))
                .id();
        return site.id();
    }

    @AfterAll
    void forget() {
        owner.sql("DELETE m FROM query_message m JOIN query_query q ON q.id = m.query_id WHERE q.site_id IN (?, ?, ?)")
                .params(first.value(), second.value(), third.value())
                .update();
        owner.sql("DELETE FROM query_query WHERE site_id IN (?, ?, ?)")
                .params(first.value(), second.value(), third.value())
                .update();
    }

    @Test
    void whateverItIsNarrowedToAPageIsReadInTheOrderOfAnIndex() {
        DataQuery after = board.find(QueryFilter.all(), monitor(), null, 10).getLast();
        for (Map.Entry<String, QueryFilter> each : filters().entrySet()) {
            for (Account account :
                    List.of(monitor(), coordinator(), investigator(first), investigator(first, second))) {
                for (DataQuery start : new DataQuery[] {null, after}) {
                    assertOrdered(each.getKey(), board.page(each.getValue(), account, start, 50));
                }
            }
        }
    }

    private void assertOrdered(String filter, QueryBoardRepository.Statement page) {
        assertThat(page).as(filter).isNotNull();
        List<Map<String, Object>> plan =
                owner.sql("EXPLAIN " + page.sql()).params(page.values()).query().listOfRows();
        List<Map<String, Object>> reads = plan.stream()
                .filter(row -> "q".equals(row.get("table")) && !"eq_ref".equals(row.get("type")))
                .toList();
        assertThat(reads).as(filter).isNotEmpty().allSatisfy(row -> {
            assertThat(row.get("key")).as(filter + plan).isNotNull();
            assertThat(row.get("type")).as(filter + plan).isIn("ref", "range", "const");
            assertThat(String.valueOf(row.get("Extra")).toLowerCase(Locale.ROOT))
                    .as(filter + plan)
                    .doesNotContain("filesort");
        });
    }

    @Test
    void pagesTogetherAreTheWholeListInItsOrder() {
        for (Map.Entry<String, QueryFilter> each : filters().entrySet()) {
            QueryFilter filter = each.getValue().in(each.getValue().states());
            for (Account account : List.of(coordinator(), investigator(first), investigator(first, second))) {
                List<DataQuery> expected = repository
                        .list(QueryRepository.COLUMNS + "FROM query_query q ORDER BY q.raised_at, q.id", List.of())
                        .stream()
                        .filter(query -> account.sites().includes(query.site()))
                        .filter(fits(filter, account))
                        .sorted(Comparator.comparing(DataQuery::raisedAt)
                                .thenComparing(query -> query.id().value()))
                        .limit(700)
                        .toList();
                List<DataQuery> read = new ArrayList<>();
                DataQuery last = null;
                while (read.size() < expected.size()) {
                    List<DataQuery> page = board.find(filter, account, last, 97);
                    if (page.isEmpty()) {
                        break;
                    }
                    read.addAll(page);
                    last = page.getLast();
                }
                assertThat(read.stream().limit(700).map(DataQuery::id))
                        .as(each.getKey() + " " + account.userName())
                        .containsExactlyElementsOf(
                                expected.stream().map(DataQuery::id).toList());
            }
        }
    }

    private Predicate<DataQuery> fits(QueryFilter filter, Account account) {
        Set<Long> ofType = new HashSet<>(owner.sql("SELECT id FROM query_query WHERE tumour_type = 'T03'")
                .query(Long.class)
                .list());
        return query -> filter.states().contains(query.state())
                && (!filter.escalatedOnly() || query.escalated())
                && (filter.site() == null || filter.site().equals(query.site()))
                && (filter.form() == null || filter.form().equals(query.form()))
                && (filter.tumourType() == null || ofType.contains(query.id().value()))
                && (filter.raisedUntil() == null || !query.raisedAt().isAfter(filter.raisedUntil()))
                && (filter.waitingFor() == null
                        || query.nextAssignee() != null
                                && filter.waitingFor() == query.nextAssignee().role())
                && has(filter.holder(), query, account);
    }

    private static boolean has(Holder holder, DataQuery query, Account account) {
        QueryParty next = query.state().nextParty();
        if (holder instanceof QueryFilter.Person person) {
            return person.userName().equals(query.holder());
        }
        if (holder.equals(Holder.NOBODY)) {
            return next != null && query.holder() == null;
        }
        return holder.equals(Holder.ANY)
                || query.escalated() && account.roles().contains(Role.COORDINATOR)
                || next != null
                        && account.roles().contains(query.nextAssignee().role())
                        && (query.holder() == null || query.holder().equals(account.userName()));
    }

    @Test
    void textIsFoundInTheThreadByTheBeginningOfWords() {
        assertThat(found("needle 177")).hasSize(3);
        assertThat(found("needle 17")).as("170 to 179 too").hasSize(33);
        assertThat(found("needles"))
                .as("in all of them, so that they are not sorted")
                .hasSize(50);
        assertThat(found("need needles")).hasSize(50);
        assertThat(found("eedle")).isEmpty();
        assertThat(found("the what")).as("frequent words count").hasSize(50);
        assertThat(found("needles 177")).as("a frequent word beside a rare one").hasSize(3);
        assertThat(found("needles 17 q")).as("a short word counts").isEmpty();
        assertThat(found("haystack")).isEmpty();
        assertThat(found("? !")).isEmpty();
        assertThat(found("QBC-0001")).hasSize(50);
        assertThat(found("QBZ-")).isEmpty();
    }

    private List<DataQuery> found(String text) {
        return board.find(QueryFilter.all().saying(text), monitor(), null, 50);
    }

    @Test
    void answerTimesAreReckonedFromTheQueriesInQuestionAlone() {
        SiteScope all = SiteScope.EVERYWHERE;
        Instant never = Instant.parse("2999-01-01T00:00:00Z");
        Map<String, Runnable> each = Map.of(
                "open", () -> times.open(all, never),
                "to assess", () -> times.toAssess(all),
                "answered", () -> times.answered(all, never),
                "closed", () -> times.closed(all, never));
        Map<String, String> indexes = Map.of(
                "open", "query_query_waiting",
                "to assess", "query_query_waiting",
                "answered", "query_query_answered",
                "closed", "query_query_ended");
        each.forEach((name, read) -> {
            String statement = Statements.during(read).stream()
                    .filter(sql -> sql.contains("query_query"))
                    .findFirst()
                    .orElseThrow();
            assertThat(owner.sql("EXPLAIN " + statement).query().listOfRows())
                    .as(name)
                    .filteredOn(row -> "query_query".equals(row.get("table")))
                    .isNotEmpty()
                    .allSatisfy(row -> {
                        assertThat(row).as(name).containsEntry("key", indexes.get(name));
                        assertThat(String.valueOf(row.get("Extra"))).as(name).contains("Using index");
                    });
        });
    }

    private Map<String, QueryFilter> filters() {
        TumourType type = new TumourType("T03");
        FormKey form = new FormKey("diagnosis");
        Map<String, QueryFilter> filters = new LinkedHashMap<>();
        filters.put("all", QueryFilter.all());
        filters.put("unsettled", QueryFilter.UNRESOLVED);
        filters.put("closed", QueryFilter.all().in(EnumSet.of(QueryState.CLOSED)));
        filters.put("escalated", QueryFilter.all().escalated());
        filters.put("site", QueryFilter.UNRESOLVED.at(first));
        filters.put("type", QueryFilter.UNRESOLVED.of(type));
        filters.put("form", QueryFilter.UNRESOLVED.of(form));
        filters.put("type and form", QueryFilter.UNRESOLVED.of(type).of(form));
        filters.put("site and type", QueryFilter.all().at(first).of(type));
        filters.put("site and form", QueryFilter.all().at(first).of(form));
        filters.put("age", QueryFilter.UNRESOLVED.raisedUntil(LONG_AGO.plus(Duration.ofMinutes(300))));
        filters.put("mine", QueryFilter.UNRESOLVED.with(Holder.MINE));
        filters.put("nobody in particular", QueryFilter.UNRESOLVED.with(Holder.NOBODY));
        filters.put("the coordinators' turn", QueryFilter.all().waitingFor(Role.COORDINATOR));
        filters.put(
                "the site's turn, one site",
                QueryFilter.UNRESOLVED.waitingFor(Role.INVESTIGATOR).at(first));
        filters.put("of a person", QueryFilter.UNRESOLVED.with(new QueryFilter.Person("agnes")));
        return filters;
    }

    private static Account monitor() {
        return account("mona", Set.of(Role.MONITOR), SiteScope.EVERYWHERE);
    }

    private static Account coordinator() {
        return account("clara", Set.of(Role.COORDINATOR, Role.MONITOR), SiteScope.EVERYWHERE);
    }

    private static Account investigator(SiteId... sites) {
        return account("agnes", Set.of(Role.INVESTIGATOR), new SiteScope(false, Set.of(sites)));
    }

    private static Account account(String name, Set<Role> roles, SiteScope sites) {
        return new Account(new AccountId(1), name, name, roles, sites, true, Locale.ENGLISH, null);
    }
}
