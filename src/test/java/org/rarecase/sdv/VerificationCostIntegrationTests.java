package org.rarecase.sdv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.rarecase.RarecaseIntegrationTest;
import org.rarecase.Registry;
import org.rarecase.database.Statements;
import org.rarecase.database.TestMySql;
import org.rarecase.study.SiteId;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the pages of verification read in a registry of some thousand cases, most of them at one site. */
@RarecaseIntegrationTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class VerificationCostIntegrationTests {

    private static final int CASES = 4_000;
    private static final int PAGE = 50;

    /** Each line of a page with its case and its site, and what ends the page. */
    private static final long ROWS = 4L * PAGE;

    @Autowired
    SdvCounts counts;

    @Autowired
    Registry registry;

    private final JdbcClient owner = JdbcClient.create(TestMySql.asOwner());
    private SiteId small = new SiteId(0);

    @BeforeAll
    void generate() {
        SiteId large = registry.site("VL", "Large", "DE").id();
        small = registry.site("VS", "Small", "DE").id();
        registry.monitor();
        owner.sql("""
                        INSERT INTO casebook_case (number, site_id, state, registered_at, changed_at)
                        SELECT /*+ SET_VAR(cte_max_recursion_depth = 10000) */ CONCAT('VERIFY-', n), IF(n % 40, ?, ?),
                               'SUBMITTED', '2020-01-01', '2021-01-01' + INTERVAL n MINUTE
                        FROM (WITH RECURSIVE numbers (n) AS
                              (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ?) SELECT n FROM numbers) numbers
                        """).params(large.value(), small.value(), CASES).update();
        owner.sql("""
                        INSERT INTO verification_count (case_id, site_id, needed, verified, outstanding, case_changed_at)
                        SELECT id, site_id, 20, id % 20, id % 3 > 0, changed_at FROM casebook_case
                        WHERE number LIKE 'VERIFY-%'
                        """).update();
        owner.sql("ANALYZE TABLE casebook_case, verification_count").query().listOfRows();
        while (counts.catchUp(CASES) > 0) {
            // Those of other tests.
        }
    }

    /** The other tests share the schema. */
    @AfterAll
    void remove() {
        owner.sql("DELETE v FROM verification_count v JOIN casebook_case c ON c.id = v.case_id"
                        + " WHERE c.number LIKE 'VERIFY-%'")
                .update();
        owner.sql("DELETE FROM casebook_case WHERE number LIKE 'VERIFY-%'").update();
    }

    @Test
    void aPageOfWhatIsLeftReadsLittleMoreThanItShows() {
        assertThat(rowsExaminedBy(
                        () -> assertThat(counts.left(null, null, PAGE)).hasSize(PAGE)))
                .isLessThanOrEqualTo(ROWS);
    }

    @Test
    void aPageOfASmallSiteReadsNothingOfTheOthers() {
        assertThat(rowsExaminedBy(
                        () -> assertThat(counts.left(small, null, PAGE)).hasSize(PAGE)))
                .isLessThanOrEqualTo(ROWS);
    }

    @Test
    void theProgressOfSitesIsSummedInOneIndex() {
        List<String> statements = Statements.during(() -> registry.as(registry.monitor(), counts::progress));

        String sums = statements.stream()
                .filter(statement -> statement.contains("GROUP BY v.site_id"))
                .findFirst()
                .orElseThrow();
        assertThat(owner.sql("EXPLAIN FORMAT=TREE " + sums).query(String.class).single())
                .contains("Index scan on v using verification_count_progress");
    }

    /** Every server does so every few seconds, and everybody who opens the page. */
    @Test
    void whereNothingChangedNothingIsCountedAndHardlyAnythingRead() {
        assertThat(rowsExaminedBy(() -> assertThat(counts.catchUp(PAGE)).isZero()))
                .isLessThan(CASES / 4);
    }

    private long rowsExaminedBy(Runnable page) {
        return Statements.rowsExaminedDuring(() -> registry.run(registry.monitor(), page)).entrySet().stream()
                .filter(examined -> examined.getKey().contains("verification_count"))
                .mapToLong(Map.Entry::getValue)
                .max()
                .orElseThrow();
    }
}
