package org.rarecase.casebook;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.consent.ConsentState;
import org.rarecase.casebook.visit.FollowUp;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.casebook.visit.VisitKind;
import org.rarecase.casebook.visit.VisitState;
import org.rarecase.entry.AnswersJson;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormKey;
import org.rarecase.form.Forms;
import org.rarecase.shared.Utc;
import org.rarecase.study.Site;
import org.rarecase.study.SiteId;
import org.rarecase.study.Studies;
import org.rarecase.study.TumourType;
import org.springframework.stereotype.Component;

/** Reads cases from the rows of their tables. */
@Component
class CaseRows {

    private static final String CASE_COLUMNS = """
            c.id AS case_id, c.number, c.state, c.tumour_type, c.submitted_before, c.signed, c.ever_signed, c.verified, c.return_reason, c.returned_by, c.returned_at, c.reopened,
            c.registered_at, c.changed_at, c.row_version,
            c.hold_level, c.hold_by, c.hold_since, c.hold_reason,
            c.covered_by, c.covered_since, c.covered_reason, c.follow_up, c.next_visit, c.first_case_id, c.consent,
            s.id AS site_id, s.code AS site_code, s.name AS site_name, s.country AS site_country, s.time_zone AS site_zone
            """;

    private static final String ENTRY_COLUMNS = """
            , e.id AS entry_id, e.form, e.form_version, e.ordinal, e.answers, e.signed_off_at, e.agreed, e.blinding, e.reader, e.retired,
            e.hold_level AS entry_hold_level, e.hold_by AS entry_hold_by, e.hold_since AS entry_hold_since,
            e.hold_reason AS entry_hold_reason, e.covered_by AS entry_covered_by,
            e.covered_since AS entry_covered_since, e.covered_reason AS entry_covered_reason,
            e.visit, e.visit_number, e.visit_state, e.visit_due, e.visit_note
            """;

    /** A row for each case. */
    static final String SUMMARY = "SELECT " + CASE_COLUMNS + """
            FROM casebook_case c JOIN study_site_facts s ON s.id = c.site_id
            """;

    /** A row for each filled form. */
    static final String WHOLE = "SELECT " + CASE_COLUMNS + ENTRY_COLUMNS + """
            FROM casebook_case c
            JOIN study_site_facts s ON s.id = c.site_id
            LEFT JOIN casebook_form_entry e ON e.case_id = c.id
            """;

    private final Forms forms;

    CaseRows(Forms forms) {
        this.forms = forms;
    }

    /** A row for each filled form; those of a case follow each other, and in all of them the case is the same. */
    List<Case> cases(ResultSet rows) throws SQLException {
        List<Case> cases = new ArrayList<>();
        boolean more = rows.next();
        while (more) {
            CaseSummary caseSummary = caseSummary(rows);
            boolean signed = rows.getBoolean("signed");
            boolean everSigned = rows.getBoolean("ever_signed");
            boolean verified = rows.getBoolean("verified");
            long rowVersion = rows.getLong("row_version");
            List<FormInstance> entries = new ArrayList<>();
            do {
                entry(rows, caseSummary).ifPresent(entries::add);
                more = rows.next();
            } while (more && rows.getLong("case_id") == caseSummary.id().value());
            entries.sort(
                    Comparator.comparing((FormInstance entry) -> entry.form().key(), forms.order())
                            .thenComparingInt(FormInstance::ordinal));
            cases.add(new Case(caseSummary, List.copyOf(entries), signed, everSigned, verified, rowVersion));
        }
        return cases;
    }

    static CaseSummary caseSummary(ResultSet row) throws SQLException {
        String tumourType = row.getString("tumour_type");
        return new CaseSummary(
                new CaseId(row.getLong("case_id")),
                row.getString("number"),
                new Site(
                        new SiteId(row.getLong("site_id")),
                        row.getString("site_code"),
                        row.getString("site_name"),
                        row.getString("site_country"),
                        Studies.zone(row.getString("site_zone"))),
                tumourType == null ? null : new TumourType(tumourType),
                new CaseSummary.Status(
                        CaseState.valueOf(row.getString("state")),
                        ConsentState.valueOf(row.getString("consent")),
                        hold(row, Hold.Scope.CASE, "")),
                new CaseSummary.History(
                        Utc.moment(row, "registered_at"),
                        row.getBoolean("submitted_before"),
                        lastReturn(row),
                        Utc.moment(row, "changed_at")),
                followUp(row),
                row.getObject("first_case_id") == null ? null : new CaseId(row.getLong("first_case_id")));
    }

    private static @Nullable CaseReturn lastReturn(ResultSet row) throws SQLException {
        Instant at = Utc.momentOrNull(row, "returned_at");
        String reason = row.getString("return_reason");
        return at == null
                ? null
                : new CaseReturn(
                        row.getString("returned_by"), at, row.getBoolean("reopened"), reason == null ? "" : reason);
    }

    private static @Nullable FollowUp followUp(ResultSet row) throws SQLException {
        String state = row.getString("follow_up");
        return state == null
                ? null
                : new FollowUp(state.equals("RUNNING"), row.getObject("next_visit", LocalDate.class));
    }

    private static @Nullable Visit visit(ResultSet row) throws SQLException {
        String kind = row.getString("visit");
        return kind == null
                ? null
                : new Visit(
                        VisitKind.valueOf(kind),
                        row.getInt("visit_number"),
                        VisitState.valueOf(row.getString("visit_state")),
                        row.getObject("visit_due", LocalDate.class),
                        row.getString("visit_note"));
    }

    static @Nullable Hold hold(ResultSet row, Hold.Scope scope, String prefix) throws SQLException {
        String level = row.getString(prefix + "hold_level");
        return level == null
                ? null
                : new Hold(
                        scope,
                        Hold.Level.valueOf(level),
                        row.getString(prefix + "hold_by"),
                        Utc.moment(row, prefix + "hold_since"),
                        row.getString(prefix + "hold_reason"),
                        covered(row, scope, prefix));
    }

    /** Only a freeze can lie below a lock. */
    private static @Nullable Hold covered(ResultSet row, Hold.Scope scope, String prefix) throws SQLException {
        String by = row.getString(prefix + "covered_by");
        return by == null
                ? null
                : new Hold(
                        scope,
                        Hold.Level.FROZEN,
                        by,
                        Utc.moment(row, prefix + "covered_since"),
                        row.getString(prefix + "covered_reason"),
                        null);
    }

    /** In the version it was filled with, whatever the files say now. Empty where the case has no entry. */
    private Optional<FormInstance> entry(ResultSet row, CaseSummary caseSummary) throws SQLException {
        long id = row.getLong("entry_id");
        if (row.wasNull()) {
            return Optional.empty();
        }
        FormDefinition form = form(row);
        TumourType formType = form.tumourType();
        Visit visit = visit(row);
        return Optional.of(new FormInstance(
                new FormInstanceId(id),
                form,
                row.getInt("ordinal"),
                AnswersJson.read(row.getString("answers")),
                formType != null && !formType.equals(caseSummary.tumourType())
                        || visit != null && !visit.state().counts()
                        || row.getBoolean("retired"),
                new FormInstance.ReviewPart(
                        row.getString("reader"),
                        FormInstance.Blinding.valueOf(row.getString("blinding")),
                        Utc.momentOrNull(row, "signed_off_at"),
                        row.getBoolean("agreed")),
                hold(row, Hold.Scope.FORM, "entry_"),
                visit));
    }

    FormDefinition form(ResultSet row) throws SQLException {
        FormKey key = new FormKey(row.getString("form"));
        int version = row.getInt("form_version");
        return forms.find(key, version)
                .orElseThrow(() -> new IllegalStateException("Version " + version + " of " + key + " was not kept"));
    }
}
