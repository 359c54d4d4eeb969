package org.rarecase.casebook;

import static org.rarecase.shared.Sql.oneOf;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.visit.Visit;
import org.rarecase.entry.Answers;
import org.rarecase.entry.AnswersJson;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.form.FormDefinition;
import org.rarecase.shared.Sql;
import org.rarecase.shared.Utc;
import org.rarecase.study.SiteId;
import org.rarecase.study.TumourType;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class CaseRepository {

    private final JdbcClient client;
    private final JdbcTemplate template;
    private final CaseRows rows;
    private final SavedCases savedCases;

    CaseRepository(JdbcClient client, JdbcTemplate template, CaseRows rows, SavedCases savedCases) {
        this.client = client;
        this.template = template;
        this.rows = rows;
        this.savedCases = savedCases;
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

    /**
     * Cases with numbers that they have already, in a statement for the numbers of each site, which go on after them, and
     * two for the cases.
     */
    Map<CaseNumber, CaseId> insert(List<Registration> registrations, Instant now) {
        SortedMap<Long, Integer> highest = new TreeMap<>();
        registrations.forEach(
                each -> highest.merge(each.site().value(), each.number().running(), Math::max));
        highest.forEach((site, number) -> client.sql(
                        "INSERT INTO casebook_number (site_id, last_number) VALUES (:site, :number)"
                                + " ON DUPLICATE KEY UPDATE last_number = GREATEST(last_number, :number)")
                .param("site", site)
                .param("number", number)
                .update());
        template.batchUpdate(
                "INSERT INTO casebook_case (number, site_id, state, registered_at, changed_at) VALUES (?, ?, ?, ?, ?)",
                registrations.stream()
                        .map(each -> new Object[] {
                            each.number().toString(),
                            each.site().value(),
                            CaseState.ENTERING.name(),
                            Utc.column(each.at() == null ? now : each.at()),
                            Utc.column(now)
                        })
                        .toList());
        return ids(registrations.stream().map(Registration::number).toList());
    }

    /** Those of these numbers that there are. */
    Map<CaseNumber, CaseId> ids(Collection<CaseNumber> numbers) {
        Map<CaseNumber, CaseId> found = new HashMap<>();
        client.sql("SELECT id, number FROM casebook_case WHERE number IN (:numbers)")
                .param(
                        "numbers",
                        oneOf(numbers.stream().map(CaseNumber::toString).toList()))
                .query(row -> {
                    found.put(CaseNumber.parse(row.getString("number")).orElseThrow(), new CaseId(row.getLong("id")));
                });
        return found;
    }

    /** One statement for any number of cases. */
    void insertEntries(Collection<CaseId> ids, Collection<FormDefinition> forms) {
        List<Object[]> rows = ids.stream()
                .flatMap(id -> forms.stream()
                        .map(form -> new Object[] {id.value(), form.key().value(), form.version()}))
                .toList();
        template.batchUpdate(
                "INSERT INTO casebook_form_entry (case_id, form, form_version, ordinal, answers) VALUES (?, ?, ?, 1, '{}')",
                rows);
    }

    /** @param reader of a review, or null */
    FormInstanceId insertEntry(CaseId id, FormDefinition form, int ordinal, @Nullable String reader) {
        client.sql("UPDATE casebook_case SET row_version = row_version + 1 WHERE id = ?")
                .param(id.value())
                .update();
        return new FormInstanceId(Sql.insert(
                client.sql("INSERT INTO casebook_form_entry (case_id, form, form_version, ordinal, reader, answers)"
                                + " VALUES (?, ?, ?, ?, ?, '{}')")
                        .param(id.value())
                        .param(form.key().value())
                        .param(form.version())
                        .param(ordinal)
                        .param(reader)));
    }

    /** Keeps its answers and takes it out of the case. */
    void retire(FormInstanceId instanceId) {
        client.sql("UPDATE casebook_form_entry e JOIN casebook_case c ON c.id = e.case_id SET e.retired = TRUE,"
                        + " c.row_version = c.row_version + 1 WHERE e.id = ?")
                .param(instanceId.value())
                .update();
    }

    Optional<Case> find(CaseId id) {
        return read(id, "");
    }

    List<Case> find(Collection<CaseId> ids) {
        return client.sql(CaseRows.WHOLE + " WHERE c.id IN (:ids) ORDER BY c.id")
                .param("ids", oneOf(ids.stream().map(CaseId::value).toList()))
                .query(rows::cases);
    }

    /** Reads the case and holds it until the transaction ends, so that saves of one case come one after the other. */
    Optional<Case> lock(CaseId id) {
        savedCases.forget(id);
        return read(id, " FOR UPDATE OF c, e");
    }

    private Optional<Case> read(CaseId id, String lock) {
        return client.sql(CaseRows.WHOLE + " WHERE c.id = ?" + lock).param(id.value()).query(rows::cases).stream()
                .findFirst();
    }

    /** One statement for any number of entries, the case row included. Of a case that the transaction holds. */
    void update(CaseId id, Map<FormInstanceId, Answers> changed, @Nullable TumourType tumourType, Instant now) {
        update(changed, null, tumourType, now, "", List.of(id.value()));
    }

    /**
     * The same if the case is still of the version that was read; it is held from then on. False if it is not. The case
     * is locked before its forms, as by all others.
     *
     * @param begun reviews that get their reader with it, or null
     */
    boolean updateUnchanged(
            Case read,
            Map<FormInstanceId, Answers> changed,
            @Nullable BegunReviews begun,
            @Nullable TumourType tumourType,
            Instant now) {
        List<Long> unchanged = List.of(read.caseSummary().id().value(), read.rowVersion());
        return update(changed, begun, tumourType, now, " AND c.row_version = ?", unchanged);
    }

    private boolean update(
            Map<FormInstanceId, Answers> changed,
            @Nullable BegunReviews begun,
            @Nullable TumourType tumourType,
            Instant now,
            String condition,
            List<Long> ofCase) {
        List<@Nullable Object> values = new ArrayList<>();
        changed.forEach((instanceId, answers) -> {
            values.add(instanceId.value());
            values.add(AnswersJson.write(answers));
        });
        if (begun != null) {
            begun.entries().forEach(entry -> values.add(entry.id().value()));
            values.add(begun.reader());
        }
        values.add(Utc.column(now));
        values.add(tumourType == null ? null : tumourType.code());
        values.addAll(ofCase);
        changed.keySet().forEach(instanceId -> values.add(instanceId.value()));
        return template.update(
                        "UPDATE casebook_case c STRAIGHT_JOIN casebook_form_entry e ON e.case_id = c.id SET e.answers = CASE e.id"
                                + " WHEN ? THEN ?".repeat(changed.size())
                                + " END"
                                + (begun == null
                                        ? ""
                                        : ", e.reader = IF(e.id IN ("
                                                + String.join(
                                                        ", ",
                                                        Collections.nCopies(
                                                                begun.entries().size(), "?"))
                                                + "), ?, e.reader)")
                                + ", c.changed_at = ?, c.tumour_type = ?, c.row_version = c.row_version + 1"
                                + " WHERE c.id = ?" + condition + " AND e.id IN ("
                                + String.join(", ", Collections.nCopies(changed.size(), "?")) + ")",
                        values.toArray())
                > 0;
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
        client.sql(
                        "UPDATE casebook_form_entry e JOIN casebook_case c ON c.id = e.case_id SET e.answers = CASE e.id"
                                + answers + " END, e.form_version = CASE e.id" + versions
                                + " END, c.changed_at = :now, c.row_version = c.row_version + 1 WHERE c.id = :case AND e.id IN (:entries)")
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
        client.sql("UPDATE casebook_case SET state = ?, submitted_before = submitted_before OR ?, changed_at = ?,"
                        + " row_version = row_version + 1 WHERE id = ?")
                .params(state.name(), state == CaseState.SUBMITTED, Utc.column(now), id.value())
                .update();
    }

    /** The site has it again. */
    void giveBack(CaseId id, CaseReturn returned) {
        client.sql("""
                        UPDATE casebook_case
                        SET state = 'ENTERING', return_reason = ?, returned_by = ?, returned_at = ?, reopened = ?,
                            changed_at = ?, row_version = row_version + 1
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
        client.sql("UPDATE casebook_form_entry e JOIN casebook_case c ON c.id = e.case_id SET e.visit = :visit,"
                        + " e.visit_number = :number, e.visit_state = :state, e.visit_due = :due,"
                        + " e.visit_note = :note, c.row_version = c.row_version + 1 WHERE e.id IN (:entries)")
                .param("visit", visit.kind().name())
                .param("number", visit.number())
                .param("state", visit.state().name())
                .param("due", visit.dueOn())
                .param("note", visit.note())
                .param("entries", stored(entryIds))
                .update();
    }

    void updateVerified(CaseId id, boolean verified) {
        client.sql("UPDATE casebook_case SET verified = ?, row_version = row_version + 1 WHERE id = ?")
                .params(verified, id.value())
                .update();
    }

    void updateEverSigned(CaseId id) {
        client.sql("UPDATE casebook_case SET ever_signed = TRUE, row_version = row_version + 1 WHERE id = ?")
                .param(id.value())
                .update();
    }

    void updateSigned(CaseId id, boolean signed) {
        client.sql(
                        "UPDATE casebook_case SET signed = ?, ever_signed = TRUE, row_version = row_version + 1 WHERE id = ?")
                .params(signed, id.value())
                .update();
    }

    void giveTo(FormInstanceId instanceId, String reader) {
        client.sql("UPDATE casebook_form_entry e JOIN casebook_case c ON c.id = e.case_id SET e.reader = ?,"
                        + " c.row_version = c.row_version + 1 WHERE e.id = ?")
                .params(reader, instanceId.value())
                .update();
    }

    void signOff(FormInstanceId instanceId, String userName, Instant now) {
        client.sql("UPDATE casebook_form_entry e JOIN casebook_case c ON c.id = e.case_id SET e.signed_off_at = ?,"
                        + " e.reader = ?, c.row_version = c.row_version + 1 WHERE e.id = ?")
                .params(Utc.column(now), userName, instanceId.value())
                .update();
    }

    void updateBlinding(FormInstanceId instanceId, FormInstance.Blinding blinding) {
        client.sql("UPDATE casebook_form_entry e JOIN casebook_case c ON c.id = e.case_id SET e.blinding = ?,"
                        + " c.row_version = c.row_version + 1 WHERE e.id = ?")
                .params(blinding.name(), instanceId.value())
                .update();
    }

    /** Of reviews that are signed off. */
    void agree(Collection<FormInstanceId> instanceIds) {
        client.sql("UPDATE casebook_form_entry e JOIN casebook_case c ON c.id = e.case_id SET e.agreed = TRUE,"
                        + " c.row_version = c.row_version + 1 WHERE e.id IN (:ids) AND e.signed_off_at IS NOT NULL")
                .param("ids", instanceIds.stream().map(FormInstanceId::value).toList())
                .update();
    }
}
