package org.rarecase.pathology.reader;

import java.sql.Date;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.study.SiteId;
import org.rarecase.study.TumourType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class ReaderProfileRepository {

    private final JdbcClient client;

    ReaderProfileRepository(JdbcClient client) {
        this.client = client;
    }

    /** By user name, which stands for the printed one too; who is not among them has a blank one. */
    Map<String, ReaderProfile> profiles() {
        Map<String, ReaderProfile> profiles = new HashMap<>();
        client.sql("SELECT user_name, laboratory, fields, absent_from, absent_to FROM pathology_reader")
                .query(row -> {
                    ReaderProfile profile = profile(row);
                    profiles.put(profile.userName(), profile);
                });
        return profiles;
    }

    private static ReaderProfile profile(ResultSet row) throws SQLException {
        String userName = row.getString("user_name");
        Long laboratory = row.getObject("laboratory", Long.class);
        LocalDate from = row.getObject("absent_from", LocalDate.class);
        LocalDate to = row.getObject("absent_to", LocalDate.class);
        return new ReaderProfile(
                userName,
                userName,
                laboratory == null ? null : new SiteId(laboratory),
                Arrays.stream(row.getString("fields").split(","))
                        .filter(code -> !code.isEmpty())
                        .map(TumourType::new)
                        .collect(Collectors.toUnmodifiableSet()),
                from == null || to == null ? null : new ReaderProfile.Absence(from, to));
    }

    void store(ReaderProfile profile) {
        SiteId laboratory = profile.laboratory();
        ReaderProfile.Absence absence = profile.absence();
        client.sql("""
                        INSERT INTO pathology_reader (user_name, laboratory, fields, absent_from, absent_to)
                        VALUES (?, ?, ?, ?, ?) AS r
                        ON DUPLICATE KEY UPDATE laboratory = r.laboratory, fields = r.fields,
                            absent_from = r.absent_from, absent_to = r.absent_to
                        """)
                .param(profile.userName())
                .param(laboratory == null ? null : laboratory.value())
                .param(codes(profile.fields()))
                .param(absence == null ? null : Date.valueOf(absence.from()))
                .param(absence == null ? null : Date.valueOf(absence.to()))
                .update();
    }

    static String codes(Set<TumourType> fields) {
        return fields.stream().map(TumourType::code).sorted().collect(Collectors.joining(","));
    }

    /** Whether the case is of the site whose laboratory this pathologist belongs to. */
    boolean isOfOwnLaboratory(CaseId caseId, String userName) {
        return client.sql("""
                        SELECT EXISTS (SELECT 1 FROM pathology_reader p
                                       JOIN casebook_case_facts c ON c.site_id = p.laboratory
                                       WHERE p.user_name = ? AND c.id = ?)
                        """)
                .params(userName, caseId.value())
                .query(Boolean.class)
                .single();
    }

    @Nullable
    String code(@Nullable SiteId site) {
        return site == null
                ? null
                : client.sql("SELECT code FROM study_site_facts WHERE id = ?")
                        .param(site.value())
                        .query(String.class)
                        .single();
    }
}
