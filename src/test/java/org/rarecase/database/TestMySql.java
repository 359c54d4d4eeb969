package org.rarecase.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import javax.sql.DataSource;
import liquibase.exception.LiquibaseException;
import org.awaitility.Awaitility;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.util.FileSystemUtils;

/** One server for all tests of a process, on a copy of a folder that was initialised once for all processes of a run. */
public final class TestMySql implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Path TARGET = Path.of("target").toAbsolutePath();

    /** Of this process alone. */
    private static final Path OWN =
            Path.of(System.getProperty("rarecase.tests.folder", "target/tests")).toAbsolutePath();

    /** For files that are thrown away at the end: what guards against a crash of the machine is not needed. */
    private static final String[] THROWN_AWAY = {
        "--innodb-flush-method=nosync",
        "--innodb-flush-log-at-trx-commit=0",
        "--innodb-doublewrite=OFF",
        "--innodb-redo-log-capacity=64M"
    };

    static {
        // Several processes share the machine: waiting longer costs only a test that fails.
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60));
    }

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        var server = Holder.SERVER;
        TestPropertyValues.of(
                        "rarecase.db.url=" + server.url(),
                        "rarecase.db.user=" + server.user(),
                        "rarecase.db.password=" + server.password(),
                        "rarecase.data=" + OWN.resolve("data"),
                        "rarecase.demo=false",
                        // Hundreds of log-ins: the same hash in less memory.
                        "rarecase.account.hash-memory=64",
                        // Each of the contexts that a run keeps has a pool of its own at the one server.
                        "spring.datasource.hikari.minimum-idle=1",
                        "spring.datasource.hikari.idle-timeout=10000",
                        "rarecase.moves.background=false",
                        "rarecase.verification.background=false",
                        "rarecase.mail.background=false",
                        "rarecase.news.background=false",
                        "rarecase.workflow.jobs=false")
                .applyTo(context);
        if (!context.getEnvironment().containsProperty("rarecase.pages.beat")) {
            TestPropertyValues.of("rarecase.pages.beat=1h").applyTo(context);
        }
    }

    /** As the others, but in a schema of its own, which a first start fills with the demo. */
    public static final class WithDemo implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            new TestMySql().initialize(context);
            TestPropertyValues.of("rarecase.db.url=" + urlOf("rarecase_demo"), "rarecase.demo=true")
                    .applyTo(context);
        }
    }

    /**
     * As the others, but in a schema for cases with small forms. Among the others nobody could read them: their versions
     * are kept nowhere.
     */
    public static final class WithSmallForms implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            new TestMySql().initialize(context);
            TestPropertyValues.of("rarecase.db.url=" + urlOf("rarecase_small")).applyTo(context);
        }
    }

    /** Schema of the tests of consent. */
    public static final String CONSENT = "rarecase_forms";

    /** Schema of the tests of files that are answers. */
    public static final String DOCUMENTS = "rarecase_documents";

    /** Schema of the tests of imports. */
    public static final String EXCHANGE = "rarecase_exchange";

    /** As the others, but in a schema for these forms alone: what was once read of a version stays in it. */
    public static void withForms(ConfigurableApplicationContext context, String schema, Path forms) {
        new TestMySql().initialize(context);
        TestPropertyValues.of("rarecase.db.url=" + urlOf(schema), "rarecase.forms=" + forms)
                .applyTo(context);
    }

    /**
     * As the others, but in a schema of its own, with forms in {@link #OWN_FORMS} that a test may change. They stay as
     * they are for the next context, since the schema knows them.
     */
    public static final class WithOwnForms implements ApplicationContextInitializer<ConfigurableApplicationContext> {

        public static final Path OWN_FORMS = copied();

        @Override
        public void initialize(ConfigurableApplicationContext context) {
            new TestMySql().initialize(context);
            TestPropertyValues.of("rarecase.db.url=" + urlOf("rarecase_versions"), "rarecase.forms=" + OWN_FORMS)
                    .applyTo(context);
        }

        private static Path copied() {
            Path copy = OWN.resolve("own-forms");
            try {
                FileSystemUtils.deleteRecursively(copy);
                FileSystemUtils.copyRecursively(Path.of("src/test/resources/small-forms"), copy);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return copy;
        }
    }

    /** The owner's connections, for looking behind the application's back. */
    public static DataSource asOwner() {
        return ownerOf("rarecase");
    }

    /** The same in the schema of {@link WithSmallForms}. */
    public static DataSource asOwnerOfSmallForms() {
        return ownerOf("rarecase_small");
    }

    /** The same in the schema of the tests of consent. */
    public static DataSource asOwnerOfForms() {
        return ownerOf(CONSENT);
    }

    /** The owner's connections to a schema in which there is nothing. */
    public static DataSource bare() {
        return ownerOf("rarecase_bare");
    }

    private static DataSource ownerOf(String schema) {
        return new DriverManagerDataSource(urlOf(schema), Holder.SERVER.user(), Holder.SERVER.password());
    }

    private static String urlOf(String schema) {
        return Holder.SERVER.url().replace("/rarecase?", "/" + schema + "?");
    }

    /** A data folder of a server that has never run, at a place that is free. */
    public static Path freshFolder() {
        try {
            return copyOf(template());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** As {@link #freshFolder}, with the tables that a start of today makes, and nothing in them. */
    public static Path folderWithTables() {
        try {
            return copyOf(templateWithTables());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path copyOf(Path template) throws IOException {
        var folder = Files.createTempDirectory(TARGET, "mysql-test-");
        FileSystemUtils.copyRecursively(template, folder);
        return folder;
    }

    private static Path template() throws IOException {
        return template(
                "mysql-template",
                draft -> EmbeddedMySql.start(draft, "--innodb-redo-log-capacity=16M")
                        .close());
    }

    private static Path templateWithTables() throws IOException {
        return template("mysql-template-" + fingerprintOfChanges(), draft -> {
            FileSystemUtils.copyRecursively(template(), draft);
            try (var database = Database.embedded(EmbeddedMySql.start(draft, THROWN_AWAY))) {
                upgrade(database);
            }
        });
    }

    private static Path template(String name, Making making) throws IOException {
        var template = TARGET.resolve(name);
        if (Files.exists(template)) {
            return template;
        }
        try (var channel =
                FileChannel.open(TARGET.resolve(name + ".lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.lock();
            if (!Files.exists(template)) {
                var draft = Files.createTempDirectory(TARGET, name + "-");
                making.make(draft);
                Files.move(draft, template);
            }
        }
        return template;
    }

    private interface Making {

        void make(Path draft) throws IOException;
    }

    /** Of all files that make tables. */
    private static String fingerprintOfChanges() throws IOException {
        try (var files = Files.walk(Path.of("src/main/resources/db"))) {
            var sum = new CRC32();
            for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
                sum.update(Files.readAllBytes(file));
            }
            return Long.toHexString(sum.getValue());
        }
    }

    /** Makes the tables as a start does. */
    static void upgrade(Database database) {
        var account = new ApplicationDbUser(database.user(), database.password(), false);
        var upgrade = new SchemaUpgrade(database, account, "classpath:db/changelog.yaml");
        upgrade.setResourceLoader(new DefaultResourceLoader());
        try {
            upgrade.afterPropertiesSet();
        } catch (LiquibaseException e) {
            throw new IllegalStateException(e);
        }
    }

    public static void delete(Path folder) {
        try {
            FileSystemUtils.deleteRecursively(folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Holder {

        static final EmbeddedMySql SERVER = start();

        /** The performance schema tells {@link Statements} what was executed. */
        private static EmbeddedMySql start() {
            try {
                var folder = folderWithTables();
                var rights = Files.writeString(folder.resolve("rights.sql"), """
                        GRANT SELECT, DROP ON performance_schema.* TO 'rarecase'@'127.0.0.1';
                        CREATE DATABASE IF NOT EXISTS rarecase_demo CHARACTER SET utf8mb4;
                        GRANT ALL ON rarecase_demo.* TO 'rarecase'@'127.0.0.1' WITH GRANT OPTION;
                        CREATE DATABASE IF NOT EXISTS rarecase_bare CHARACTER SET utf8mb4;
                        GRANT ALL ON rarecase_bare.* TO 'rarecase'@'127.0.0.1';
                        CREATE DATABASE IF NOT EXISTS rarecase_versions CHARACTER SET utf8mb4;
                        GRANT ALL ON rarecase_versions.* TO 'rarecase'@'127.0.0.1' WITH GRANT OPTION;
                        CREATE DATABASE IF NOT EXISTS rarecase_small CHARACTER SET utf8mb4;
                        GRANT ALL ON rarecase_small.* TO 'rarecase'@'127.0.0.1' WITH GRANT OPTION;
                        CREATE DATABASE IF NOT EXISTS rarecase_forms CHARACTER SET utf8mb4;
                        GRANT ALL ON rarecase_forms.* TO 'rarecase'@'127.0.0.1' WITH GRANT OPTION;
                        CREATE DATABASE IF NOT EXISTS rarecase_exchange CHARACTER SET utf8mb4;
                        GRANT ALL ON rarecase_exchange.* TO 'rarecase'@'127.0.0.1' WITH GRANT OPTION;
                        CREATE DATABASE IF NOT EXISTS rarecase_documents CHARACTER SET utf8mb4;
                        GRANT ALL ON rarecase_documents.* TO 'rarecase'@'127.0.0.1' WITH GRANT OPTION;
                        """);
                var options = Stream.concat(
                        Stream.of(THROWN_AWAY),
                        Stream.of(
                                "--init-file=" + rights,
                                "--performance-schema=ON",
                                "--performance-schema-consumer-events-statements-history-long=ON"));
                var server = EmbeddedMySql.start(folder, options.toArray(String[]::new));
                SpringApplication.getShutdownHandlers().add(() -> {
                    server.close();
                    delete(folder);
                });
                return server;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }
}
