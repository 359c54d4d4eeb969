package org.rarecase.bench;

import java.util.List;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Any number of cases, spread over ten sites, each with an open step and a query. Written straight into the
 * tables that lists read: through the services a hundred thousand would take an hour.
 */
@Component
@Lazy
class GeneratedRegistry {

    static final int SITES = 10;

    private static final List<String> DIGITS = List.of("a", "b", "c", "d", "e", "f");

    private final JdbcClient sql;
    private final JdbcTemplate template;

    GeneratedRegistry(JdbcClient sql, JdbcTemplate template) {
        this.sql = sql;
        this.template = template;
    }

    /** Generated cases have numbers such as {@code S007-000017}. */
    static String siteCode(long site) {
        return "S%03d".formatted(site);
    }

    /** Adds those from this number up to below another. The steps are copies of the one open step that there is. */
    @Transactional
    void grow(int from, int to) {
        String rows =
                "(SELECT n FROM (" + numbers() + ") all_numbers WHERE n >= " + from + " AND n < " + to + ") numbers";
        sql.sql("""
                        INSERT INTO casebook_case (number, site_id, state, tumour_type, submitted_before, registered_at, changed_at)
                        SELECT CONCAT(s.code, '-', LPAD(n, 6, '0')), s.id,
                               ELT(1 + n DIV 100 % 3, 'ENTERING', 'SUBMITTED', 'APPROVED'),
                               CONCAT('T', LPAD(1 + n DIV 7 % 15, 2, '0')), n DIV 100 % 3 > 0,
                               '2020-01-01' + INTERVAL n * 20 MINUTE, '2021-01-01' + INTERVAL (n * 7919 % 1000003) * 100 SECOND
                        FROM {rows} JOIN study_site s ON s.code = CONCAT('S', LPAD(n % {sites}, 3, '0'))
                        """.replace("{rows}", rows).replace("{sites}", "" + SITES)).update();
        String cases = rows + " JOIN casebook_case c ON c.number = CONCAT('S', LPAD(n % " + SITES
                + ", 3, '0'), '-', LPAD(n, 6, '0'))";
        addSteps(cases);
        addQueries(cases);
        template.execute(
                "ANALYZE TABLE casebook_case, query_query, query_message, workflow_waiting_step, ACT_RU_TASK, ACT_RU_EXECUTION,"
                        + " ACT_RU_IDENTITYLINK");
    }

    private void addSteps(String cases) {
        sql.sql("""
                INSERT INTO ACT_RU_EXECUTION (ID_, REV_, PROC_INST_ID_, ROOT_PROC_INST_ID_, BUSINESS_KEY_, PROC_DEF_ID_,
                  ACT_ID_, ACT_INST_ID_, IS_ACTIVE_, IS_CONCURRENT_, IS_SCOPE_, IS_EVENT_SCOPE_, SUSPENSION_STATE_,
                  CACHED_ENT_STATE_, SEQUENCE_COUNTER_, TENANT_ID_)
                SELECT CONCAT('bench-p-', c.id), 1, CONCAT('bench-p-', c.id), CONCAT('bench-p-', c.id), c.id, t.PROC_DEF_ID_,
                       t.TASK_DEF_KEY_, CONCAT('bench-a-', c.id), TRUE, FALSE, TRUE, FALSE, 1, 2, 1, c.site_id
                FROM %s CROSS JOIN (SELECT * FROM ACT_RU_TASK ORDER BY CREATE_TIME_, ID_ LIMIT 1) t
                """.formatted(cases)).update();
        sql.sql("""
                INSERT INTO ACT_RU_TASK (ID_, REV_, EXECUTION_ID_, PROC_INST_ID_, PROC_DEF_ID_, NAME_, TASK_DEF_KEY_, PRIORITY_,
                  CREATE_TIME_, DUE_DATE_, SUSPENSION_STATE_, TENANT_ID_)
                SELECT CONCAT('bench-t-', c.id), 1, CONCAT('bench-p-', c.id), CONCAT('bench-p-', c.id), t.PROC_DEF_ID_, t.NAME_,
                       t.TASK_DEF_KEY_, 50, c.registered_at + INTERVAL 5 YEAR,
                       IF(n % 5 = 0, NULL, c.registered_at + INTERVAL 5 YEAR + INTERVAL n % 60 DAY), 1, c.site_id
                FROM {cases} CROSS JOIN (SELECT * FROM ACT_RU_TASK ORDER BY CREATE_TIME_, ID_ LIMIT 1) t
                """.replace("{cases}", cases)).update();
        String role = "ELT(1 + n DIV 100 % 4, 'investigator', 'investigator', 'monitor', 'coordinator')";
        sql.sql(
                        "INSERT INTO ACT_RU_IDENTITYLINK (ID_, REV_, GROUP_ID_, TYPE_, TASK_ID_) SELECT CONCAT('bench-l-', c.id), 1, "
                                + role + ", 'candidate', CONCAT('bench-t-', c.id) FROM " + cases)
                .update();
        sql.sql("INSERT INTO workflow_waiting_step (task_id, role, site_id, due_at, created_at) SELECT t.ID_, " + role
                        + ", c.site_id, COALESCE(t.DUE_DATE_, '9999-12-31'), t.CREATE_TIME_ FROM " + cases
                        + " JOIN ACT_RU_TASK t ON t.ID_ = CONCAT('bench-t-', c.id)")
                .update();
    }

    private void addQueries(String cases) {
        sql.sql("""
                INSERT INTO query_query (case_id, site_id, tumour_type, form, state, question, raised_by, raised_at, due_at, reminders)
                SELECT c.id, c.site_id, c.tumour_type, 'diagnosis', ELT(1 + n DIV 100 % 4, 'OPEN', 'ANSWERED', 'CLOSED', 'CLOSED'),
                       CONCAT('Please check the date of diagnosis, number ', n), 'bench',
                       c.registered_at + INTERVAL 5 YEAR, c.registered_at + INTERVAL 5 YEAR + INTERVAL 14 DAY, 0
                FROM {cases}
                """.replace("{cases}", cases)).update();
        sql.sql("""
                INSERT INTO query_message (query_id, state, author, role, written_at, text)
                SELECT q.id, 'OPEN', 'bench', 'monitor', q.raised_at,
                       CONCAT(q.question, IF(n %% 500 = 0, ', and whether it was a biopsy', ''),
                              IF(n < 1000 AND n %% 50 = 1, ', and whether it was a necropsy', ''))
                FROM %s JOIN query_query q ON q.case_id = c.id AND q.raised_by = 'bench'
                """.formatted(cases)).update();
    }

    /** Zero to a million less one. */
    private static String numbers() {
        String digit =
                "(SELECT 0 AS n UNION ALL SELECT 1 UNION ALL SELECT 2 UNION ALL SELECT 3 UNION ALL SELECT 4 UNION ALL"
                        + " SELECT 5 UNION ALL SELECT 6 UNION ALL SELECT 7 UNION ALL SELECT 8 UNION ALL SELECT 9)";
        var sum = new StringBuilder();
        var from = new StringBuilder();
        for (var place = 0; place < DIGITS.size(); place++) {
            var name = DIGITS.get(place);
            sum.append(place == 0 ? "" : " + ").append(name).append(".n * ").append(Math.round(Math.pow(10, place)));
            from.append(place == 0 ? "" : " CROSS JOIN ")
                    .append(digit)
                    .append(' ')
                    .append(name);
        }
        return "SELECT " + sum + " AS n FROM " + from;
    }
}
