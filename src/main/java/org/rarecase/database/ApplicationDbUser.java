package org.rarecase.database;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The account the application works with. It can neither rewrite the audit trail nor change a table. */
record ApplicationDbUser(String name, String password, boolean ours) {

    private static final Logger log = LoggerFactory.getLogger(ApplicationDbUser.class);

    /** Rows of these tables are written once. */
    private static final Set<String> APPEND_ONLY = Set.of(
            "audit_entry",
            "audit_checkpoint",
            "casebook_document",
            "casebook_erasure",
            "signature_signature",
            "signature_lapse");

    /** The head of a chain moves on, but never goes away; nor do the forms by which cases are read. */
    private static final Set<String> UNDELETABLE = Set.of("audit_chain", "form_edition", "form_version");

    /** Tables of the migration itself; the application only reads them. */
    private static final Set<String> READ_ONLY = Set.of("databasechangelog", "databasechangeloglock");

    /** The account as the settings and the owner's rights allow it. */
    static ApplicationDbUser of(Database database, DatabaseSettings settings) {
        var app = settings.app();
        if (settings.isExternal() && app != null && !app.user().isEmpty()) {
            return new ApplicationDbUser(app.user(), app.password(), false);
        }
        var sql = JdbcClient.create(database.asOwner());
        var schema = schema(sql);
        var account = new ApplicationDbUser(name(schema), derive(database.password(), name(schema)), true);
        try {
            // One account for each schema and one password on every node; made again it is the same.
            sql.sql("CREATE USER IF NOT EXISTS %s IDENTIFIED BY '%s'".formatted(account.quoted(), account.password))
                    .update();
            sql.sql("ALTER USER %s IDENTIFIED BY '%s'".formatted(account.quoted(), account.password))
                    .update();
            sql.sql("GRANT SELECT ON `%s`.* TO %s".formatted(schema, account.quoted()))
                    .update();
            return account;
        } catch (DataAccessException e) {
            log.warn(
                    "The database account {} may not make other accounts, so that the application works as {} too: the"
                            + " audit trail is guarded by triggers only. RARECASE_DB_APP_USER and RARECASE_DB_APP_PASSWORD name a"
                            + " second account.",
                    database.user(),
                    database.user());
            log.debug("Refused by the server", e);
            return new ApplicationDbUser(database.user(), database.password(), false);
        }
    }

    /** Gives this account its rights on the tables there are now, and takes away what it has too much. */
    void renewGrants(Database database) {
        if (!ours) {
            return;
        }
        var sql = JdbcClient.create(database.asOwner());
        var schema = schema(sql);
        var wanted = new HashSet<Grant>();
        for (var table : tables(sql)) {
            rights(table).forEach(right -> wanted.add(new Grant(table, right)));
        }
        var present = grants(database);
        var missing = new HashSet<>(wanted);
        missing.removeAll(present);
        present.removeAll(wanted);
        Grant.byTable(present)
                .forEach((table, rights) -> sql.sql(
                                "REVOKE %s ON `%s`.`%s` FROM %s".formatted(rights, schema, table, quoted()))
                        .update());
        grantProcedures(sql, database, schema);
        Grant.byTable(missing)
                .forEach((table, rights) -> sql.sql(
                                "GRANT %s ON `%s`.`%s` TO %s".formatted(rights, schema, table, quoted()))
                        .update());
    }

    /** They run with the rights of the owner, and check for themselves what may be done with these. */
    private void grantProcedures(JdbcClient sql, Database database, String schema) {
        var present = procedures(JdbcClient.create(database.as(name, password)));
        procedures(sql).stream()
                .filter(procedure -> !present.contains(procedure))
                .forEach(procedure -> sql.sql(
                                "GRANT EXECUTE ON PROCEDURE `%s`.`%s` TO %s".formatted(schema, procedure, quoted()))
                        .update());
    }

    private static List<String> procedures(JdbcClient sql) {
        return sql.sql("""
                SELECT routine_name FROM information_schema.routines
                WHERE routine_schema = DATABASE() AND routine_type = 'PROCEDURE'
                """).query(String.class).list();
    }

    /** Warns if this account, which somebody else made, could rewrite the trail. Nothing is touched: it only asks. */
    void warnIfTooPowerful(Database database) {
        if (ours || name.equals(database.user())) {
            return;
        }
        if (canRewriteTrail(database)) {
            log.warn(
                    "The database account {} may change or delete lines of the audit trail, which then is guarded by"
                            + " triggers only. Take the rights UPDATE and DELETE on audit_entry away from it.",
                    name);
        }
    }

    /** The server explains a statement only to those who may execute it, whichever way they got the right. */
    boolean canRewriteTrail(Database database) {
        var sql = JdbcClient.create(database.as(name, password));
        return Stream.of("UPDATE audit_entry SET reason = '' WHERE id = 0", "DELETE FROM audit_entry WHERE id = 0")
                .anyMatch(statement -> {
                    try {
                        sql.sql("EXPLAIN " + statement).query().listOfRows();
                        return true;
                    } catch (DataAccessException denied) {
                        return false;
                    }
                });
    }

    private static List<String> rights(String table) {
        var name = table.toLowerCase(Locale.ROOT);
        if (READ_ONLY.contains(name)) {
            return List.of();
        }
        if (APPEND_ONLY.contains(name)) {
            return List.of("INSERT");
        }
        return UNDELETABLE.contains(name) ? List.of("INSERT", "UPDATE") : List.of("INSERT", "UPDATE", "DELETE");
    }

    private static List<String> tables(JdbcClient sql) {
        return sql.sql("""
                SELECT table_name FROM information_schema.tables
                WHERE table_schema = DATABASE() AND table_type = 'BASE TABLE'
                """).query(String.class).list();
    }

    /** Asked as this account: an owner need not be allowed to see what it granted to others. */
    private Set<Grant> grants(Database database) {
        return new HashSet<>(JdbcClient.create(database.as(name, password))
                .sql("""
                SELECT table_name, privilege_type FROM information_schema.table_privileges
                WHERE table_schema = DATABASE()
                """)
                .query((row, number) -> new Grant(row.getString(1), row.getString(2)))
                .list());
    }

    private static String schema(JdbcClient sql) {
        return sql.sql("SELECT DATABASE()").query(String.class).single();
    }

    private static String name(String schema) {
        return schema.substring(0, Math.min(schema.length(), 28)) + "_app";
    }

    private String quoted() {
        return "'" + name + "'@'%'";
    }

    /** The last characters satisfy servers that insist on upper case, lower case, digit and sign. */
    private static String derive(String secret, String name) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(("rarecase:" + secret).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            var code = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
            return Base64.getUrlEncoder().withoutPadding().encodeToString(code) + "-Aa1";
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
