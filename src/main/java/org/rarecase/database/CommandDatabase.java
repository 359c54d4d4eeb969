package org.rarecase.database;

import java.nio.file.Path;
import java.util.Map;
import javax.sql.DataSource;

/** The database of a command that looks at it while the product may be at work: nothing is made or migrated. */
public final class CommandDatabase implements AutoCloseable {

    private final Database database;

    private CommandDatabase(Database database) {
        this.database = database;
    }

    /**
     * @param environment with {@code RARECASE_DB_URL} and the account that owns the tables; without it the database in the
     *     data folder, which must not be in use
     * @throws DatabaseUnusable with what to do
     */
    public static CommandDatabase open(Map<String, String> environment, Path data) {
        var settings = new DatabaseSettings(
                environment.get("RARECASE_DB_URL"),
                environment.getOrDefault("RARECASE_DB_USER", ""),
                environment.getOrDefault("RARECASE_DB_PASSWORD", ""),
                null);
        var database =
                settings.isExternal() ? Database.external(settings) : Database.embedded(EmbeddedMySql.start(data));
        try {
            database.check();
            return new CommandDatabase(database);
        } catch (RuntimeException e) {
            database.close();
            throw e;
        }
    }

    public DataSource asOwner() {
        return database.asOwner();
    }

    @Override
    public void close() {
        database.close();
    }
}
