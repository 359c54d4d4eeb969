package org.rarecase.database;

import java.nio.file.Files;
import java.nio.file.Path;

/** An unpacked MySQL server. The launcher brings it; this class only finds it. */
record MySqlHome(Path path) {

    static final String VERSION = "8.0.33";

    static MySqlHome find() {
        var named = System.getenv("RARECASE_MYSQL_HOME");
        var path = named != null
                ? Path.of(named)
                : Path.of(System.getProperty("user.home"), ".cache", "rarecase", "mysql-" + VERSION);
        if (!Files.isExecutable(path.resolve("bin/mysqld"))) {
            throw new DatabaseUnusable(
                    "There is no MySQL server in " + path + ": let ./rarecase mysql bring one, or name"
                            + " your own with RARECASE_DB_URL, RARECASE_DB_USER and RARECASE_DB_PASSWORD.");
        }
        return new MySqlHome(path);
    }

    Path mysqld() {
        return path.resolve("bin/mysqld");
    }

    Path messages() {
        return path.resolve("share");
    }

    Path plugins() {
        return path.resolve("lib/plugin");
    }
}
