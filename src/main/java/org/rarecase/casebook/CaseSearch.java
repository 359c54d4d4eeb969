package org.rarecase.casebook;

import static org.rarecase.shared.Sql.beginningWith;
import static org.rarecase.shared.Sql.oneOf;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.SiteScope;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Forms;
import org.rarecase.shared.PlainText;
import org.rarecase.shared.Utc;
import org.rarecase.study.SiteId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Finds the cases that an account may know of. */
@Repository
class CaseSearch {

    private final JdbcClient client;
    private final CaseRows rows;
    private final Forms forms;

    CaseSearch(JdbcClient client, CaseRows rows, Forms forms) {
        this.client = client;
        this.rows = rows;
        this.forms = forms;
    }

    /**
     * Whole cases in the order of their numbers, or of what a salt makes of these, in two statements for any number of them.
     *
     * @param salt empty: by their numbers
     */
    List<Case> page(
            CaseFilter filter,
            SiteScope scope,
            CaseAccess access,
            boolean restricted,
            String salt,
            String after,
            int limit) {
        Map<String, Object> values = new HashMap<>();
        StringJoiner where = where(filter, scope, access, restricted, values);
        String order = salt.isEmpty() ? "c.number" : "SHA2(CONCAT(:salt, c.number), 256)";
        where.add(order + " > :after");
        values.put("salt", salt);
        values.put("after", after);
        values.put("limit", limit);
        List<Long> ids = client.sql("SELECT c.id FROM casebook_case c" + where + " ORDER BY " + order + " LIMIT :limit")
                .params(values)
                .query(Long.class)
                .list();
        return ids.isEmpty()
                ? List.of()
                : client.sql(CaseRows.WHOLE + " WHERE c.id IN (:ids) ORDER BY " + order)
                        .param("ids", ids)
                        .param("salt", salt)
                        .query(rows::cases);
    }

    int count(CaseFilter filter, SiteScope scope, CaseAccess access, boolean restricted) {
        Map<String, Object> values = new HashMap<>();
        StringJoiner where = where(filter, scope, access, restricted, values);
        return client.sql("SELECT COUNT(*) FROM casebook_case c" + where)
                .params(values)
                .query(Integer.class)
                .single();
    }

    /** Each version of a form that one of the cases has. */
    List<FormDefinition> versions(CaseFilter filter, SiteScope scope, CaseAccess access, boolean restricted) {
        Map<String, Object> values = new HashMap<>();
        StringJoiner where = where(filter, scope, access, restricted, values);
        return client.sql("SELECT DISTINCT e.form, e.form_version FROM casebook_form_entry e"
                        + " JOIN casebook_case c ON c.id = e.case_id" + where)
                .params(values)
                .query((row, number) -> rows.form(row))
                .list();
    }

    List<CaseSummary> find(
            CaseFilter filter, SiteScope scope, CaseAccess access, @Nullable CaseSummary after, int limit) {
        Map<String, Object> values = new HashMap<>();
        StringJoiner where = where(filter, scope, access, filter.withdrawn() && access.mayKnowOfRestricted(), values);
        if (after != null) {
            where.add("(c.changed_at < :changedAt OR c.changed_at = :changedAt AND c.id < :id)");
            values.put("changedAt", Utc.column(after.changedAt()));
            values.put("id", after.id().value());
        }
        values.put("limit", limit);
        return client.sql(CaseRows.SUMMARY + where + " ORDER BY c.changed_at DESC, c.id DESC LIMIT :limit")
                .params(values)
                .query((row, number) -> CaseRows.caseSummary(row))
                .list();
    }

    /** @param restricted whether cases whose use is restricted are among them */
    private StringJoiner where(
            CaseFilter filter, SiteScope scope, CaseAccess access, boolean restricted, Map<String, Object> values) {
        boolean reviewOnly = access.isReviewerOnly();
        StringJoiner where = new StringJoiner(" AND ", " WHERE ", "").setEmptyValue("");
        if (!scope.all()) {
            where.add("c.site_id IN (:sites)");
            values.put("sites", oneOf(scope.sites().stream().map(SiteId::value).toList()));
        }
        if (filter.site() != null) {
            where.add("c.site_id = :site");
            values.put("site", filter.site().value());
        }
        if (filter.state() != null) {
            where.add("c.state = :state");
            values.put("state", filter.state().name());
        }
        if (filter.tumourType() != null && !reviewOnly) {
            where.add("c.tumour_type = :type");
            values.put("type", filter.tumourType().code());
        }
        String begin = PlainText.figures(filter.text());
        if (!begin.isEmpty()) {
            where.add("c.number LIKE :number");
            values.put("number", beginningWith(begin));
        }
        if (filter.withdrawn()) {
            where.add("c.withdrawn = TRUE");
        }
        if (!restricted) {
            where.add("c.restricted = FALSE");
        }
        if (reviewOnly) {
            where.add("EXISTS (SELECT 1 FROM casebook_form_entry r WHERE r.case_id = c.id AND r.form IN (:forms))");
            values.put("forms", oneOf(reviewForms()));
        }
        return where;
    }

    List<CaseSummary> find(Collection<CaseId> ids) {
        if (ids.isEmpty()) {
            return List.of();
        }
        return client.sql(CaseRows.SUMMARY + " WHERE c.id IN (:ids)")
                .param("ids", ids.stream().map(CaseId::value).toList())
                .query((row, number) -> CaseRows.caseSummary(row))
                .list();
    }

    private List<String> reviewForms() {
        return forms.all().stream()
                .filter(FormDefinition::isFilledByPathologist)
                .map(form -> form.key().value())
                .toList();
    }
}
