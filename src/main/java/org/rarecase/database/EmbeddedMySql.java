package org.rarecase.database;

import java.nio.file.Path;
import java.util.List;

/** The MySQL server that comes along, with its data in a folder of ours. */
final class EmbeddedMySql implements AutoCloseable {

    static final String OWNER = "rarecase";
    private static final String SCHEMA = "rarecase";
    private static final int SPACE_NEEDED_MB = 400;

    private final DataFolder folder;
    private final String password;
    private final MySqlServer server;

    private EmbeddedMySql(DataFolder folder, String password, MySqlServer server) {
        this.folder = folder;
        this.password = password;
        this.server = server;
    }

    static EmbeddedMySql start(Path data, String... options) {
        var folder = DataFolder.open(data);
        try {
            folder.requireSpace(SPACE_NEEDED_MB);
            var command = new MySqlCommand(MySqlHome.find(), folder, List.of(options));
            var password = folder.secret("mysql.password");
            if (!command.hasFiles()) {
                command.initialise(firstStatements(password));
            }
            return new EmbeddedMySql(folder, password, MySqlServer.start(command));
        } catch (RuntimeException e) {
            folder.close();
            throw e;
        }
    }

    // One statement a line: that is how mysqld reads its init file.
    private static String firstStatements(String password) {
        return """
                ALTER USER 'root'@'localhost' IDENTIFIED BY '%1$s';
                CREATE USER '%2$s'@'127.0.0.1' IDENTIFIED BY '%1$s';
                CREATE DATABASE %3$s CHARACTER SET utf8mb4 COLLATE utf8mb4_0900_ai_ci;
                GRANT CREATE USER ON *.* TO '%2$s'@'127.0.0.1' WITH GRANT OPTION;
                GRANT ALL ON %3$s.* TO '%2$s'@'127.0.0.1' WITH GRANT OPTION;
                """.formatted(password, OWNER, SCHEMA);
    }

    String url() {
        return "jdbc:mysql://127.0.0.1:" + server.port() + "/" + SCHEMA
                + "?sslMode=DISABLED&allowPublicKeyRetrieval=true";
    }

    String user() {
        return OWNER;
    }

    String password() {
        return password;
    }

    long pid() {
        return server.pid();
    }

    /** Lets go as a killed process would: the lock is gone, the server stays. For tests. */
    void abandon() {
        server.abandon();
        folder.close();
    }

    @Override
    public void close() {
        server.close();
        folder.close();
    }
}
