package org.rarecase.database;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** The database of this run, reached as its owner. Nothing of the application works through this account but migration. */
final class Database implements AutoCloseable {

    private final String url;
    private final String user;
    private final String password;
    private final @Nullable EmbeddedMySql server;

    private Database(String url, String user, String password, @Nullable EmbeddedMySql server) {
        this.url = url;
        this.user = user;
        this.password = password;
        this.server = server;
    }

    static Database embedded(EmbeddedMySql server) {
        return new Database(server.url(), server.user(), server.password(), server);
    }

    static Database external(DatabaseSettings settings) {
        var url = String.valueOf(settings.url());
        if (!url.startsWith("jdbc:mysql:")) {
            throw new DatabaseUnusable(
                    "RARECASE_DB_URL is " + url + ", but must look like jdbc:mysql://host:3306/rarecase.");
        }
        return new Database(url, settings.user(), settings.password(), null);
    }

    /** Whether nobody else can be using it: the data folder is locked by this run. */
    boolean isEmbedded() {
        return server != null;
    }

    String url() {
        return url;
    }

    String user() {
        return user;
    }

    String password() {
        return password;
    }

    DataSource asOwner() {
        return as(user, password);
    }

    DataSource as(String user, String password) {
        return new DriverManagerDataSource(url, user, password);
    }

    /** Connects and looks whether the server will do. */
    void check() {
        try (var connection = asOwner().getConnection()) {
            new ServerVersion(connection.getMetaData().getDatabaseProductVersion()).requireSupported();
            if (connection.getCatalog() == null || connection.getCatalog().isEmpty()) {
                throw new DatabaseUnusable(
                        "RARECASE_DB_URL names no schema: add one, as in jdbc:mysql://host:3306/rarecase.");
            }
        } catch (SQLException e) {
            throw unreachable(e);
        }
    }

    private DatabaseUnusable unreachable(SQLException e) {
        var what = switch (e.getErrorCode()) {
            case 1045 -> "refuses the account " + user + ": check RARECASE_DB_USER and RARECASE_DB_PASSWORD";
            case 1044 -> "does not let the account " + user + " into the schema: grant it all rights there";
            case 1049 -> "has no such schema: make it with CREATE DATABASE … CHARACTER SET utf8mb4";
            default ->
                "cannot be reached (" + firstLine(e) + "): check that it is running and that the address is right";
        };
        return new DatabaseUnusable("The database " + url.replaceFirst("\\?.*", "") + " " + what + ".", e);
    }

    private static String firstLine(Throwable e) {
        return String.valueOf(e.getMessage())
                .strip()
                .lines()
                .findFirst()
                .orElse("no reason given")
                .replaceFirst("\\.$", "");
    }

    @Override
    public void close() {
        if (server != null) {
            server.close();
        }
    }
}
