package org.rarecase.exchange.load;

import java.time.Instant;
import org.rarecase.shared.Actor;
import org.rarecase.shared.Sql;
import org.rarecase.shared.Utc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The imports that were applied: what came from where, by whom. The file itself is not kept. */
@Repository
class LoadRepository {

    private final JdbcClient client;

    LoadRepository(JdbcClient client) {
        this.client = client;
    }

    long insert(Actor actor, String fileName, LoadCheck check, String reason, Instant now) {
        return Sql.insert(client.sql("""
                        INSERT INTO exchange_import
                          (file_name, sha256, format, differences, reason, imported_by, role, imported_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?)
                        """)
                .params(
                        fileName,
                        check.sha256(),
                        check.format(),
                        check.choices().all().name(),
                        reason,
                        actor.userName(),
                        actor.role(),
                        Utc.column(now)));
    }
}
