package org.rarecase.query.board;

import java.time.Instant;
import org.rarecase.shared.Utc;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Many queries at once, written by SQL and without their processes: for what is only read. */
final class QueryRows {

    private final JdbcClient sql;

    QueryRows(JdbcClient sql) {
        this.sql = sql;
    }

    /** Of all states, forms, types and holders, a minute apart. */
    void insert(long caseId, long siteId, int count, Instant from) {
        sql.sql("SET SESSION cte_max_recursion_depth = 1000000").update();
        sql.sql("""
                        INSERT INTO query_query (case_id, site_id, form, item_path, state, question, raised_by, raised_at,
                            due_at, reminders, escalated, site_role, site_person, monitor_person, tumour_type)
                        WITH RECURSIVE n (i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i + 1 < ?)
                        SELECT ?, ?, ELT(1 + i % 5, 'diagnosis', 'demographics', 'surgery', 'response', 'event'), 'weight',
                            ELT(1 + i % 7, 'OPEN', 'ANSWERED', 'CLOSED', 'OPEN', 'CLOSED', 'CANCELLED', 'CLOSED'),
                            CONCAT('What are the needles, needle ', i, '?'), 'maria', ? + INTERVAL i MINUTE,
                            ? + INTERVAL i + 14400 MINUTE, 0, i % 7 = 0 AND i % 11 = 0,
                            IF(i % 19 = 0, 'COORDINATOR', 'INVESTIGATOR'), IF(i % 13 = 0, 'agnes', NULL), IF(i % 17 = 0, 'mona', NULL),
                            ELT(1 + i % 3, 'T03', 'T09', NULL)
                        FROM n
                        """)
                .params(count, caseId, siteId, Utc.column(from), Utc.column(from))
                .update();
        sql.sql("""
                        INSERT INTO query_message (query_id, state, author, role, written_at, text)
                        SELECT q.id, 'OPEN', 'maria', 'monitor', q.raised_at, q.question FROM query_query q
                        LEFT JOIN query_message m ON m.query_id = q.id
                        WHERE q.site_id = ? AND m.id IS NULL
                        """).param(siteId).update();
    }
}
