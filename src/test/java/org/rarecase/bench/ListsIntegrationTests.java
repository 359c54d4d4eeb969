package org.rarecase.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.IntUnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.database.Statements;
import org.rarecase.database.TestMySql;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a page costs does not depend on how many cases there are. */
@RarecaseIntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListsIntegrationTests {

    private static final int CASES = 4_000;

    /** Each line of a page, with what belongs to it, and some that a filter passes over. */
    private static final long ROWS = 12L * ListsBench.PAGE;

    @Autowired
    ListsBench bench;

    @Autowired
    GeneratedRegistry registry;

    private Map<String, IntUnaryOperator> pages = Map.of();

    @BeforeAll
    void generate() {
        var own = bench.prepare();
        registry.grow(0, CASES);
        pages = bench.pages(own);
    }

    /** The other tests share the schema. */
    @AfterAll
    void remove() {
        var owner = JdbcClient.create(TestMySql.asOwner());
        List.of(
                        "DELETE FROM workflow_waiting_step WHERE task_id LIKE 'bench-%'",
                        "DELETE FROM ACT_RU_IDENTITYLINK WHERE ID_ LIKE 'bench-%'",
                        "DELETE FROM ACT_RU_TASK WHERE ID_ LIKE 'bench-%'",
                        "DELETE FROM ACT_RU_EXECUTION WHERE ID_ LIKE 'bench-%'",
                        "DELETE FROM query_message WHERE author = 'bench'",
                        "DELETE FROM query_query WHERE raised_by = 'bench'",
                        "DELETE FROM casebook_case WHERE number REGEXP '^S[0-9]{3}-[0-9]{6}$'")
                .forEach(statement -> owner.sql(statement).update());
    }

    @TestFactory
    List<DynamicTest> aPageReadsLittleMoreThanItShows() {
        return pages.entrySet().stream()
                .map(page -> DynamicTest.dynamicTest(page.getKey(), () -> {
                    assertThat(page.getValue().applyAsInt(ListsBench.PAGE))
                            .as("lines")
                            .isPositive();
                    assertThat(Statements.rowsExaminedDuring(
                                    () -> page.getValue().applyAsInt(ListsBench.PAGE)))
                            .isNotEmpty()
                            .allSatisfy((statement, rows) ->
                                    assertThat(rows).as(statement).isLessThanOrEqualTo(ROWS));
                }))
                .toList();
    }

    @TestFactory
    List<DynamicTest> casesOfASiteAreReadInTheOrderOfAnIndex() {
        Map<String, String> indexes = Map.of(
                "cases, of one site", "casebook_case_site_changed",
                "cases, of one state and site", "casebook_case_site_state_changed",
                "cases, of one type and site", "casebook_case_site_type_changed");
        return indexes.entrySet().stream()
                .map(each -> DynamicTest.dynamicTest(each.getKey(), () -> {
                    IntUnaryOperator page = Objects.requireNonNull(pages.get(each.getKey()));
                    String statement = Statements.during(() -> page.applyAsInt(ListsBench.PAGE)).stream()
                            .filter(sql -> sql.contains("FROM casebook_case c"))
                            .findFirst()
                            .orElseThrow();
                    assertThat(JdbcClient.create(TestMySql.asOwner())
                                    .sql("EXPLAIN " + statement)
                                    .query()
                                    .listOfRows())
                            .filteredOn(row -> "c".equals(row.get("table")))
                            .singleElement()
                            .satisfies(row -> {
                                assertThat(row).containsEntry("key", each.getValue());
                                assertThat(String.valueOf(row.get("Extra"))).doesNotContain("filesort");
                            });
                }))
                .toList();
    }
}
