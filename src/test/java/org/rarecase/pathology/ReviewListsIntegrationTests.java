package org.rarecase.pathology;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rarecase.ModuleTest;
import org.rarecase.casebook.CaseId;
import org.rarecase.database.Statements;
import org.rarecase.database.TestMySql;
import org.rarecase.entry.Answer;
import org.rarecase.pathology.list.ListedReview;
import org.rarecase.pathology.list.ReviewLists;
import org.rarecase.pathology.list.ReviewTab;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What stands in which list of reviews, for whom; and that a page of it costs the same however many there are. */
@ModuleTest
@Import(ReviewCases.class)
class ReviewListsIntegrationTests {

    /** The index that each list is read in the order of. */
    private static final Map<ReviewTab, String> INDEXES = Map.of(
            ReviewTab.MINE, "pathology_reading_due",
            ReviewTab.UNASSIGNED, "pathology_reading_due",
            ReviewTab.BEING_READ, "pathology_reading_all_due",
            ReviewTab.DISAGREEMENT, "pathology_review_pending",
            ReviewTab.SIGNED, "pathology_reading_signed");

    @Autowired
    ReviewCases cases;

    @Autowired
    ReviewLists lists;

    @Autowired
    ReviewReadings readings;

    @Test
    void whatNobodyHasBegunIsInTheListOfEachReaderAndWaitsForTheCoordinatorToo() {
        CaseId id = cases.underReview();

        assertThat(listed(cases.registry.pathologist(), ReviewTab.MINE, id)).isPresent();
        assertThat(listed(cases.registry.otherPathologist(), ReviewTab.MINE, id))
                .isPresent();
        assertThat(listed(cases.registry.coordinator(), ReviewTab.UNASSIGNED, id))
                .isPresent();
        assertThat(listed(cases.registry.pathologist(), ReviewTab.UNASSIGNED, id))
                .isEmpty();
    }

    @Test
    void whatAReaderHasBegunIsInNoListOfAnotherReader() {
        CaseId id = cases.underReview();
        cases.answer(id, "central-review", "confidence", Answer.text("probable"));

        assertThat(listed(cases.registry.pathologist(), ReviewTab.MINE, id)).isPresent();
        assertThat(listed(cases.registry.otherPathologist(), ReviewTab.MINE, id))
                .isEmpty();
        assertThat(listed(cases.registry.coordinator(), ReviewTab.UNASSIGNED, id))
                .isEmpty();
        assertThat(listed(cases.registry.coordinator(), ReviewTab.BEING_READ, id))
                .get()
                .extracting(ListedReview::reader)
                .isEqualTo(cases.registry.pathologist());
    }

    @Test
    void whatIsSignedAndNotComparedIsToldToItsReaderAndCoordinatorsAlone() {
        CaseId id = cases.underReview();
        cases.signOffReview(id);

        assertThat(listed(cases.registry.pathologist(), ReviewTab.DISAGREEMENT, id))
                .isPresent();
        assertThat(listed(cases.registry.coordinator(), ReviewTab.DISAGREEMENT, id))
                .isPresent();
        assertThat(listed(cases.registry.auditor(), ReviewTab.DISAGREEMENT, id)).isPresent();
        for (String other :
                List.of(cases.registry.otherPathologist(), cases.registry.monitor(), cases.registry.administrator())) {
            for (ReviewTab tab : ReviewTab.values()) {
                assertThat(listed(other, tab, id)).as(other + " " + tab).isEmpty();
            }
        }
        assertThat(listed(cases.registry.pathologist(), ReviewTab.MINE, id)).isEmpty();
    }

    @Test
    void theVerdictOfTheOwnReviewIsTakenFromTheListAgainWhileAFurtherReviewWaits() {
        CaseId id = cases.underReview();
        cases.signOff(id, "major-disagreement");
        assertThat(verdict(cases.registry.pathologist(), id)).contains(Verdict.MAJOR_DISAGREEMENT);
        assertThat(verdict(cases.registry.monitor(), id)).contains(Verdict.MAJOR_DISAGREEMENT);
        assertThat(listed(cases.registry.otherPathologist(), ReviewTab.SIGNED, id))
                .isEmpty();

        cases.registry.run(cases.registry.coordinator(), () -> readings.open(id, Occasion.RELAPSE, Map.of()));

        assertThat(listed(cases.registry.pathologist(), ReviewTab.SIGNED, id)).isPresent();
        assertThat(verdict(cases.registry.pathologist(), id)).isEmpty();
        assertThat(verdict(cases.registry.coordinator(), id)).contains(Verdict.MAJOR_DISAGREEMENT);
    }

    @Test
    void aCaseWhoseUseIsRestrictedIsInNoList() {
        CaseId open = cases.underReview();
        CaseId signed = cases.underReview();
        cases.signOffReview(signed);
        JdbcClient owner = JdbcClient.create(TestMySql.asOwnerOfSmallForms());
        owner.sql("UPDATE casebook_case SET consent = 'NO_USE' WHERE id IN (?, ?)")
                .params(open.value(), signed.value())
                .update();

        for (String person :
                List.of(cases.registry.pathologist(), cases.registry.coordinator(), cases.registry.auditor())) {
            for (ReviewTab tab : ReviewTab.values()) {
                assertThat(listed(person, tab, open)).as(person + " " + tab).isEmpty();
                assertThat(listed(person, tab, signed)).as(person + " " + tab).isEmpty();
            }
        }
    }

    @Test
    void pagesOfEachListFollowAnIndexAndGiveEachLineOnce() {
        CaseId id = cases.underReview();
        JdbcClient owner = JdbcClient.create(TestMySql.asOwnerOfSmallForms());
        try {
            addReviews(owner, id);
            INDEXES.forEach((tab, index) -> {
                String person = tab == ReviewTab.MINE ? cases.registry.pathologist() : cases.registry.coordinator();
                List<ListedReview> first = page(person, tab, null);
                ListedReview last = first.getLast();
                List<String> asked = Statements.during(() -> {
                    List<Long> second = page(person, tab, last).stream()
                            .map(ListedReview::id)
                            .toList();
                    assertThat(second)
                            .as(tab.name())
                            .hasSize(50)
                            .doesNotContainAnyElementsOf(
                                    first.stream().map(ListedReview::id).toList());
                });
                assertThat(asked.stream().filter(sql -> sql.contains("pathology_re")))
                        .as(tab.name())
                        .isNotEmpty()
                        .allSatisfy(sql -> assertThat(owner.sql("EXPLAIN " + sql)
                                        .query()
                                        .listOfRows()
                                        .getFirst())
                                .as(sql)
                                .satisfies(row -> assertThat(String.valueOf(row.get("Extra")))
                                        .doesNotContain("filesort", "temporary"))
                                .containsEntry("key", index));
            });
        } finally {
            removeReviews(owner, id);
        }
    }

    /** Of each kind of reading, and of reviews that are to be compared, some thousand. */
    private void addReviews(JdbcClient owner, CaseId id) {
        owner.sql("""
                        INSERT INTO pathology_review (case_id, occasion, state, requested_at, policy)
                        SELECT :id, 'REQUEST', IF(a.n % 2, 'SIGNED', 'WAITING'), TIMESTAMPADD(SECOND, -(a.n * 64 + b.n), NOW(6)), '{}'
                        FROM (WITH RECURSIVE many AS (SELECT 0 AS n UNION ALL SELECT n + 1 FROM many WHERE n < 63) SELECT n FROM many) a
                        JOIN (WITH RECURSIVE many AS (SELECT 0 AS n UNION ALL SELECT n + 1 FROM many WHERE n < 63) SELECT n FROM many) b
                        """).param("id", id.value()).update();
        owner.sql("""
                        INSERT INTO pathology_reading (review_id, case_id, seat, reader, state, offered_at, due_at, signed_at)
                        SELECT r.id, r.case_id, 1,
                               CASE r.id % 3 WHEN 0 THEN NULL WHEN 1 THEN :reader ELSE 'somebody else' END,
                               CASE WHEN r.state = 'SIGNED' THEN 'SIGNED' WHEN r.id % 3 = 0 THEN 'OFFERED' ELSE 'ACCEPTED' END,
                               r.requested_at, r.requested_at, IF(r.state = 'SIGNED', r.requested_at, NULL)
                        FROM pathology_review r WHERE r.case_id = :id AND r.occasion = 'REQUEST'
                        """)
                .param("reader", cases.registry.pathologist())
                .param("id", id.value())
                .update();
        owner.sql("ANALYZE TABLE pathology_reading, pathology_review, casebook_case")
                .query()
                .listOfRows();
    }

    private static void removeReviews(JdbcClient owner, CaseId id) {
        owner.sql("""
                        DELETE d FROM pathology_reading d JOIN pathology_review r ON r.id = d.review_id
                        WHERE r.case_id = ? AND r.occasion = 'REQUEST'
                        """).param(id.value()).update();
        owner.sql("DELETE FROM pathology_review WHERE case_id = ? AND occasion = 'REQUEST'")
                .param(id.value())
                .update();
    }

    private List<ListedReview> page(String person, ReviewTab tab, ListedReview after) {
        return cases.registry.as(person, () -> lists.page(tab, after, 50));
    }

    private Optional<Verdict> verdict(String person, CaseId id) {
        return listed(person, ReviewTab.SIGNED, id).map(ListedReview::verdict);
    }

    /** Of a list that other tests may have made longer than a page. */
    private Optional<ListedReview> listed(String person, ReviewTab tab, CaseId id) {
        List<ListedReview> found = new ArrayList<>();
        List<ListedReview> page = page(person, tab, null);
        while (!page.isEmpty()) {
            found.addAll(page);
            page = page(person, tab, page.getLast());
        }
        return found.stream().filter(each -> each.caseId().equals(id)).findFirst();
    }
}
