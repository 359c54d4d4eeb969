package org.rarecase.casebook;

import static org.rarecase.shared.Sql.beginningWith;
import static org.rarecase.shared.Sql.oneOf;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.SiteScope;
import org.rarecase.casebook.consent.ConsentState;
import org.rarecase.casebook.visit.FollowUp;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.casebook.visit.VisitKind;
import org.rarecase.casebook.visit.VisitState;
import org.rarecase.entry.Answers;
import org.rarecase.entry.AnswersJson;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormKey;
import org.rarecase.form.Forms;
import org.rarecase.shared.PlainText;
import org.rarecase.shared.Sql;
import org.rarecase.shared.Utc;
import org.rarecase.study.Site;
import org.rarecase.study.SiteId;
import org.rarecase.study.Studies;
import org.rarecase.study.TumourType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CaseRepository {

    private static final String CASE_COLUMNS = """
            c.id AS case_id, c.number, c.state, c.tumour_type, c.submitted_before, c.signed, c.ever_signed, c.verified, c.return_reason, c.returned_by, c.returned_at, c.reopened,
            c.registered_at, c.changed_at,
            c.hold_level, c.hold_by, c.hold_since, c.hold_reason,
            c.covered_by, c.covered_since, c.covered_reason, c.follow_up, c.next_visit, c.first_case_id, c.consent,
            s.id AS site_id, s.code AS site_code, s.name AS site_name, s.country AS site_country, s.time_zone AS site_zone
            """;

    private static final String ENTRY_COLUMNS = """
            , e.id AS entry_id, e.form, e.form_version, e.ordinal, e.answers, e.signed_off_at, e.signed_off_by,
            e.hold_level AS entry_hold_level, e.hold_by AS entry_hold_by, e.hold_since AS entry_hold_since,
            e.hold_reason AS entry_hold_reason, e.covered_by AS entry_covered_by,
            e.covered_since AS entry_covered_since, e.covered_reason AS entry_covered_reason,
            e.visit, e.visit_number, e.visit_state, e.visit_due, e.visit_note
            """;

    private static final String WITH_ENTRIES = """
            FROM casebook_case c
            JOIN study_site_facts s ON s.id = c.site_id
            LEFT JOIN casebook_form_entry e ON e.case_id = c.id
            """;

    private final JdbcClient client;
    private final JdbcTemplate template;
    private final Forms forms;

    CaseRepository(JdbcClient client, JdbcTemplate template, Forms forms) {
        this.client = client;
        this.template = template;
        this.forms = forms;
    }

    /** Two statements: the next number of the site is taken first, and stays locked until the case is there. */
    CaseId insert(SiteId site, Instant now) {
        client.sql("INSERT INTO casebook_number (site_id, last_number) VALUES (?, 1)"
                        + " ON DUPLICATE KEY UPDATE last_number = last_number + 1")
                .param(site.value())
                .update();
        return new CaseId(Sql.insert(
                client.sql("""
                        INSERT INTO casebook_case (number, site_id, state, registered_at, changed_at)
                        SELECT CONCAT(s.code, '-', LPAD(n.last_number, GREATEST(4, LENGTH(n.last_number)), '0')), s.id, ?, ?, ?
                        FROM study_site_facts s JOIN casebook_number n ON n.site_id = s.id WHERE s.id = ?
                        """).params(CaseState.ENTERING.name(), Utc.column(now), Utc.column(now), site.value())));
    }

    void insertEntries(CaseId id, Collection<FormDefinition> forms) {
        List<Object[]> rows = forms.stream()
                .map(form -> new Object[] {id.value(), form.key().value(), form.version()})
                .toList();
        template.batchUpdate(
                "INSERT INTO casebook_form_entry (case_id, form, form_version, ordinal, answers) VALUES (?, ?, ?, 1, '{}')",
                rows);
    }

    FormInstanceId insertEntry(CaseId id, FormDefinition form, int ordinal) {
        return new FormInstanceId(
                Sql.insert(client.sql("INSERT INTO casebook_form_entry (case_id, form, form_version, ordinal, answers)"
                                + " VALUES (?, ?, ?, ?, '{}')")
                        .params(id.value(), form.key().value(), form.version(), ordinal)));
    }

    Optional<Case> find(CaseId id) {
        return read(id, "");
    }

    /** Reads the case and holds it until the transaction ends, so that saves of one case come one after the other. */
    Optional<Case> lock(CaseId id) {
        return read(id, " FOR UPDATE OF c, e");
    }

    private Optional<Case> read(CaseId id, String lock) {
        return client
                .sql("SELECT " + CASE_COLUMNS + ENTRY_COLUMNS + WITH_ENTRIES + " WHERE c.id = ?" + lock)
                .param(id.value())
                .query(this::storedCases)
                .stream()
                .findFirst();
    }

    /** A row for each filled form; those of a case follow each other, and in all of them the case is the same. */
    private List<Case> storedCases(ResultSet rows) throws SQLException {
        List<Case> cases = new ArrayList<>();
        boolean more = rows.next();
        while (more) {
            CaseSummary caseSummary = caseSummary(rows);
            boolean signed = rows.getBoolean("signed");
            boolean everSigned = rows.getBoolean("ever_signed");
            boolean verified = rows.getBoolean("verified");
            List<FormInstance> entries = new ArrayList<>();
            do {
                entry(rows, caseSummary).ifPresent(entries::add);
                more = rows.next();
            } while (more && rows.getLong("case_id") == caseSummary.id().value());
            entries.sort(
                    Comparator.comparing((FormInstance entry) -> entry.form().key(), forms.order())
                            .thenComparingInt(FormInstance::ordinal));
            cases.add(new Case(caseSummary, List.copyOf(entries), signed, everSigned, verified));
        }
        return cases;
    }

    /** Whole cases in the order of their numbers, in two statements for any number of them. */
    List<Case> page(
            CaseFilter filter, SiteScope scope, CaseAccess access, boolean restricted, String after, int limit) {
        Map<String, Object> values = new HashMap<>();
        StringJoiner where = where(filter, scope, access, restricted, values);
        where.add("c.number > :after");
        values.put("after", after);
        values.put("limit", limit);
        List<Long> ids = client.sql("SELECT c.id FROM casebook_case c" + where + " ORDER BY c.number LIMIT :limit")
                .params(values)
                .query(Long.class)
                .list();
        return ids.isEmpty()
                ? List.of()
                : client.sql("SELECT " + CASE_COLUMNS + ENTRY_COLUMNS + WITH_ENTRIES
                                + " WHERE c.id IN (:ids) ORDER BY c.number")
                        .param("ids", ids)
                        .query(this::storedCases);
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
                .query((row, number) -> form(row))
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
        return client.sql("SELECT " + CASE_COLUMNS + " FROM casebook_case c JOIN study_site_facts s ON s.id = c.site_id"
                        + where + " ORDER BY c.changed_at DESC, c.id DESC LIMIT :limit")
                .params(values)
                .query((row, number) -> caseSummary(row))
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
        return client.sql("SELECT " + CASE_COLUMNS
                        + " FROM casebook_case c JOIN study_site_facts s ON s.id = c.site_id WHERE c.id IN (:ids)")
                .param("ids", ids.stream().map(CaseId::value).toList())
                .query((row, number) -> caseSummary(row))
                .list();
    }

    /** One statement for any number of entries, the case row included. */
    void update(CaseId id, Map<FormInstanceId, Answers> changed, @Nullable TumourType tumourType, Instant now) {
        Map<String, @Nullable Object> values = new HashMap<>();
        String answers = whenEach(changed, AnswersJson::write, values);
        values.put("now", Utc.column(now));
        values.put("type", tumourType == null ? null : tumourType.code());
        values.put("case", id.value());
        values.put("entries", stored(changed.keySet()));
        client.sql("UPDATE casebook_form_entry e JOIN casebook_case c ON c.id = e.case_id SET e.answers = CASE e.id"
                        + answers + " END, c.changed_at = :now, c.tumour_type = :type"
                        + " WHERE c.id = :case AND e.id IN (:entries)")
                .params(values)
                .update();
    }

    /** Stores versions and answers of filled forms, in one statement for any number of them. */
    void move(CaseId id, Map<FormInstanceId, FormInstance> changed, Instant now) {
        if (changed.isEmpty()) {
            return;
        }
        Map<String, @Nullable Object> values = new HashMap<>();
        String answers = whenEach(changed, entry -> AnswersJson.write(entry.answers()), values);
        String versions = whenEach(changed, entry -> entry.form().version(), values);
        values.put("now", Utc.column(now));
        values.put("case", id.value());
        values.put("entries", stored(changed.keySet()));
        client.sql("UPDATE casebook_form_entry e JOIN casebook_case c ON c.id = e.case_id SET e.answers = CASE e.id"
                        + answers + " END, e.form_version = CASE e.id" + versions
                        + " END, c.changed_at = :now WHERE c.id = :case AND e.id IN (:entries)")
                .params(values)
                .update();
    }

    private static Collection<? extends @Nullable Object> stored(Collection<FormInstanceId> ids) {
        return oneOf(ids.stream().map(FormInstanceId::value).toList());
    }

    /** What a {@code CASE e.id} chooses from: a value for each filled form. */
    private static <T> String whenEach(
            Map<FormInstanceId, T> changed, Function<T, Object> value, Map<String, @Nullable Object> values) {
        StringBuilder branches = new StringBuilder();
        changed.forEach((instanceId, each) -> {
            int place = values.size();
            values.put("entry" + place, instanceId.value());
            values.put("value" + place, value.apply(each));
            branches.append(" WHEN :entry" + place + " THEN :value" + place);
        });
        return branches.toString();
    }

    void updateState(CaseId id, CaseState state, Instant now) {
        client.sql("UPDATE casebook_case SET state = ?, submitted_before = submitted_before OR ?, changed_at = ?"
                        + " WHERE id = ?")
                .params(state.name(), state == CaseState.SUBMITTED, Utc.column(now), id.value())
                .update();
    }

    /** The site has it again. */
    void giveBack(CaseId id, CaseReturn returned) {
        client.sql("""
                        UPDATE casebook_case
                        SET state = 'ENTERING', return_reason = ?, returned_by = ?, returned_at = ?, reopened = ?,
                            changed_at = ?
                        WHERE id = ?
                        """)
                .params(
                        returned.reason(),
                        returned.by(),
                        Utc.column(returned.at()),
                        returned.reopened(),
                        Utc.column(returned.at()),
                        id.value())
                .update();
    }

    void updateVisit(Collection<FormInstanceId> entryIds, Visit visit) {
        client.sql("UPDATE casebook_form_entry SET visit = :visit, visit_number = :number, visit_state = :state,"
                        + " visit_due = :due, visit_note = :note WHERE id IN (:entries)")
                .param("visit", visit.kind().name())
                .param("number", visit.number())
                .param("state", visit.state().name())
                .param("due", visit.dueOn())
                .param("note", visit.note())
                .param("entries", stored(entryIds))
                .update();
    }

    void updateVerified(CaseId id, boolean verified) {
        client.sql("UPDATE casebook_case SET verified = ? WHERE id = ?")
                .params(verified, id.value())
                .update();
    }

    void updateEverSigned(CaseId id) {
        client.sql("UPDATE casebook_case SET ever_signed = TRUE WHERE id = ?")
                .param(id.value())
                .update();
    }

    void updateSigned(CaseId id, boolean signed) {
        client.sql("UPDATE casebook_case SET signed = ?, ever_signed = TRUE WHERE id = ?")
                .params(signed, id.value())
                .update();
    }

    /** @param instanceId the form, or null for the whole case */
    void hold(CaseId id, @Nullable FormInstanceId instanceId, @Nullable Hold hold, Instant now) {
        String held = instanceId == null ? "c" : "e";
        Hold covered = hold == null ? null : hold.covered();
        client.sql("UPDATE casebook_case c LEFT JOIN casebook_form_entry e ON e.case_id = c.id AND e.id = :entry SET "
                        + held + ".hold_level = :level, " + held + ".hold_by = :by, " + held + ".hold_since = :since, "
                        + held + ".hold_reason = :reason, " + held + ".covered_by = :coveredBy, " + held
                        + ".covered_since = :coveredSince, " + held
                        + ".covered_reason = :coveredReason, c.changed_at = :now WHERE c.id = :id")
                .param("coveredBy", covered == null ? null : covered.by())
                .param("coveredSince", covered == null ? null : Utc.column(covered.since()))
                .param("coveredReason", covered == null ? null : covered.reason())
                .param("entry", FormInstanceId.stored(instanceId))
                .param("level", hold == null ? null : hold.level().name())
                .param("by", hold == null ? null : hold.by())
                .param("since", hold == null ? null : Utc.column(hold.since()))
                .param("reason", hold == null ? null : hold.reason())
                .param("now", Utc.column(now))
                .param("id", id.value())
                .update();
    }

    /**
     * What holds the case and the form, that of the case first. It stays so until the transaction ends: the row of the
     * case is shared with others who ask, and kept from those who change it.
     */
    List<Hold> holds(CaseId id, @Nullable FormInstanceId instanceId) {
        return client.sql("""
                        SELECT c.hold_level, c.hold_by, c.hold_since, c.hold_reason, c.covered_by, c.covered_since,
                               c.covered_reason, e.hold_level AS entry_hold_level, e.hold_by AS entry_hold_by,
                               e.hold_since AS entry_hold_since, e.hold_reason AS entry_hold_reason,
                               e.covered_by AS entry_covered_by, e.covered_since AS entry_covered_since,
                               e.covered_reason AS entry_covered_reason
                        FROM casebook_case c LEFT JOIN casebook_form_entry e ON e.id = ? AND e.case_id = c.id
                        WHERE c.id = ? FOR SHARE OF c
                        """)
                .param(FormInstanceId.stored(instanceId))
                .param(id.value())
                .query((row, number) -> Stream.of(hold(row, Hold.Scope.CASE, ""), hold(row, Hold.Scope.FORM, "entry_"))
                        .filter(Objects::nonNull)
                        .toList())
                .optional()
                .orElse(List.of());
    }

    void signOff(FormInstanceId instanceId, String userName, Instant now) {
        client.sql("UPDATE casebook_form_entry SET signed_off_at = ?, signed_off_by = ? WHERE id = ?")
                .params(Utc.column(now), userName, instanceId.value())
                .update();
    }

    private List<String> reviewForms() {
        return forms.all().stream()
                .filter(FormDefinition::isFilledByPathologist)
                .map(form -> form.key().value())
                .toList();
    }

    private static CaseSummary caseSummary(ResultSet row) throws SQLException {
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
                CaseState.valueOf(row.getString("state")),
                tumourType == null ? null : new TumourType(tumourType),
                row.getBoolean("submitted_before"),
                lastReturn(row),
                Utc.moment(row, "registered_at"),
                Utc.moment(row, "changed_at"),
                hold(row, Hold.Scope.CASE, ""),
                followUp(row),
                row.getObject("first_case_id") == null ? null : new CaseId(row.getLong("first_case_id")),
                ConsentState.valueOf(row.getString("consent")));
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

    private static @Nullable Hold hold(ResultSet row, Hold.Scope scope, String prefix) throws SQLException {
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
                        || visit != null && !visit.state().counts(),
                Utc.momentOrNull(row, "signed_off_at"),
                row.getString("signed_off_by"),
                hold(row, Hold.Scope.FORM, "entry_"),
                visit));
    }

    private FormDefinition form(ResultSet row) throws SQLException {
        FormKey key = new FormKey(row.getString("form"));
        int version = row.getInt("form_version");
        return forms.find(key, version)
                .orElseThrow(() -> new IllegalStateException("Version " + version + " of " + key + " was not kept"));
    }
}
