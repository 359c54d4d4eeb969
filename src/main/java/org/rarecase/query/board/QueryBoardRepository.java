package org.rarecase.query.board;

import static org.rarecase.shared.Sql.beginningWith;
import static org.rarecase.shared.Sql.oneOf;

import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Account;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.Casebook;
import org.rarecase.query.DataQuery;
import org.rarecase.query.QueryRepository;
import org.rarecase.shared.PlainText;
import org.rarecase.shared.Utc;
import org.rarecase.study.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Pages of queries, oldest first. However many there are, a page is read in the order of an index: of each part of the
 * list that has one value of everything, its first rows, and of all these the first. Which index fits is known here, so
 * that it is named and not left to what the server guesses from its statistics.
 */
@Repository
class QueryBoardRepository {

    /** A statement with its values. */
    record Statement(String sql, List<Object> values) {}

    private static final Pattern CASE_NUMBER = Pattern.compile("\\p{L}[\\p{L}\\d]*-\\d*");

    /** So many are sorted at once; more are looked for in the order of the list, where the next page is never far. */
    private static final int FEW = 500;

    private final JdbcClient client;
    private final QueryRepository queries;
    private final QuerySearch search;

    QueryBoardRepository(JdbcClient client, QueryRepository queries, QuerySearch search) {
        this.client = client;
        this.queries = queries;
        this.search = search;
    }

    List<DataQuery> find(QueryFilter filter, Account account, @Nullable DataQuery after, int limit) {
        Statement page = page(filter, account, after, limit);
        return page == null ? List.of() : queries.list(page.sql(), page.values());
    }

    /** User names of those who have something now. */
    List<String> holders(SiteScope scope) {
        String ofSites = scope.all() ? "" : " AND site_id IN (:sites)";
        return client.sql("SELECT DISTINCT holder FROM query_query WHERE holder IS NOT NULL" + ofSites)
                .param("sites", oneOf(scope.sites().stream().map(SiteId::value).toList()))
                .query(String.class)
                .list();
    }

    /** The statement that reads a page; null if there is nothing to read. */
    @Nullable
    Statement page(QueryFilter filter, Account account, @Nullable DataQuery after, int limit) {
        List<ListPartition> branches = ListPartition.of(filter, account);
        if (branches.isEmpty()) {
            return null;
        }
        List<Part> parts = branches.stream()
                .map(branch -> new Part(where(filter, branch, account, after), index(filter, branch)))
                .toList();
        QueryCondition text = text(PlainText.tidy(filter.text()), parts);
        if (text.isNever()) {
            return null;
        }
        Statement first = first(parts.stream().map(part -> part.and(text)).toList(), limit);
        String sql = first.sql() + " JOIN query_query q ON q.id = page.id ORDER BY page.raised_at, page.id";
        return new Statement(QueryRepository.COLUMNS + sql, first.values());
    }

    /** One of the parts of a list, and the index that has it in its order. */
    private record Part(QueryCondition where, String index) {

        Part and(QueryCondition text) {
            return new Part(where.and(text), text.index() == null ? index : text.index());
        }
    }

    private static Statement first(List<Part> list, int limit) {
        List<Object> values = new ArrayList<>();
        StringJoiner parts = new StringJoiner(" UNION ");
        for (Part part : list) {
            parts.add("(SELECT q.id, q.raised_at FROM query_query q FORCE INDEX (" + part.index() + ") WHERE "
                    + part.where().sql() + " ORDER BY q.raised_at, q.id LIMIT ?)");
            values.addAll(part.where().values());
            values.add(limit);
        }
        values.add(limit);
        return new Statement("FROM (" + parts + " ORDER BY raised_at, id LIMIT ?) page", values);
    }

    private static QueryCondition where(
            QueryFilter filter, ListPartition branch, Account account, @Nullable DataQuery after) {
        SiteScope scope = account.sites();
        QueryCondition where = QueryCondition.of("q.state = ?", branch.state().name());
        if (branch.site() != null) {
            where = where.and("q.site_id = ?", branch.site().value());
        } else if (!scope.all()) {
            where = where.and(QueryCondition.oneOf(
                    "q.site_id", scope.sites().stream().map(SiteId::value).toList(), null));
        }
        if (!Casebook.readsRestricted(account)) {
            where = where.and(QueryRepository.NOT_RESTRICTED);
        }
        if (branch.escalated()) {
            where = where.and("q.escalated = TRUE");
        }
        if (branch.role() != null) {
            where = where.and("q.holder_role = ?", branch.role().name());
        }
        ListPartition.Given given = branch.given();
        if (given != null) {
            where = given.userName() == null
                    ? where.and("q.holder IS NULL")
                    : where.and("q.holder = ?", given.userName());
        }
        if (filter.tumourType() != null) {
            where = where.and("q.tumour_type = ?", filter.tumourType().code());
        }
        if (filter.form() != null) {
            where = where.and("q.form = ?", filter.form().value());
        }
        if (filter.raisedUntil() != null) {
            where = where.and("q.raised_at <= ?", Utc.column(filter.raisedUntil()));
        }
        if (after != null) {
            Object moment = Utc.column(after.raisedAt());
            where = where.and(
                    "q.raised_at >= ? AND (q.raised_at > ? OR q.id > ?)",
                    moment,
                    moment,
                    after.id().value());
        }
        return where;
    }

    /** The index that has the rows of this part, or most nearly them, in the order of the list. */
    static String index(QueryFilter filter, ListPartition branch) {
        boolean type = filter.tumourType() != null;
        boolean form = filter.form() != null;
        if (branch.isOfPerson()) {
            return "query_query_holder";
        }
        if (branch.escalated()) {
            return "query_query_escalated_raised";
        }
        if (branch.isOfOtherRole()) {
            return "query_query_holder_role";
        }
        if (branch.site() != null) {
            return form ? "query_query_site_form" : type ? "query_query_site_type" : "query_query_site_state";
        }
        if (type) {
            return form ? "query_query_type_form" : "query_query_type";
        }
        return form ? "query_query_form" : "query_query_state_raised";
    }

    private QueryCondition text(String typed, List<Part> list) {
        if (typed.isEmpty()) {
            return QueryCondition.ALWAYS;
        }
        return CASE_NUMBER.matcher(typed).matches()
                ? ofCases(typed)
                : search.saying(typed, queries -> first(list, queries));
    }

    private QueryCondition ofCases(String number) {
        List<Long> cases = client.sql("SELECT id FROM casebook_case_facts WHERE number LIKE ? LIMIT " + (FEW + 1))
                .param(beginningWith(number))
                .query(Long.class)
                .list();
        return cases.size() > FEW
                ? QueryCondition.of(
                        "EXISTS (SELECT 1 FROM casebook_case_facts c WHERE c.id = q.case_id AND c.number LIKE ?)",
                        beginningWith(number))
                : QueryCondition.oneOf("q.case_id", cases, "query_query_case_open");
    }
}
