package org.rarecase.study;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.GeneratedKeyHolder;
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
        var key = new GeneratedKeyHolder();
        jdbc.sql("INSERT INTO study_site (code, name, country) VALUES (?, ?, ?)")
                .params(code, name, country)
                .update(key);
        return new Site(new SiteId(Objects.requireNonNull(key.getKey()).longValue()), code, name, country);
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
