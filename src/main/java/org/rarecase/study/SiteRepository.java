package org.rarecase.study;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

@Repository
class SiteRepository {

    private final JdbcClient jdbc;

    SiteRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<Site> all() {
        return jdbc.sql("SELECT id, code, name, country, time_zone FROM study_site ORDER BY code")
                .query(SiteRepository::site)
                .list();
    }

    Optional<Site> find(SiteId id) {
        return jdbc.sql("SELECT id, code, name, country, time_zone FROM study_site WHERE id = ?")
                .param(id.value())
                .query(SiteRepository::site)
                .optional();
    }

    Optional<Site> find(String code) {
        return jdbc.sql("SELECT id, code, name, country, time_zone FROM study_site WHERE code = ?")
                .param(code)
                .query(SiteRepository::site)
                .optional();
    }

    Site insert(String code, String name, String country) {
        long id = Sql.insert(jdbc.sql("INSERT INTO study_site (code, name, country) VALUES (?, ?, ?)")
                .params(code, name, country));
        return new Site(new SiteId(id), code, name, country);
    }

    void setZone(SiteId id, @Nullable ZoneId zone) {
        jdbc.sql("UPDATE study_site SET time_zone = ? WHERE id = ?")
                .param(zone == null ? null : zone.getId())
                .param(id.value())
                .update();
    }

    void rename(SiteId id, String name) {
        jdbc.sql("UPDATE study_site SET name = ? WHERE id = ?")
                .params(name, id.value())
                .update();
    }

    private static Site site(ResultSet row, int number) throws SQLException {
        return new Site(
                new SiteId(row.getLong("id")),
                row.getString("code"),
                row.getString("name"),
                row.getString("country"),
                Studies.zone(row.getString("time_zone")));
    }
}
