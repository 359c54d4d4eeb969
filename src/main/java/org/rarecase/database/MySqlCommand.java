package org.rarecase.database;

import static java.util.Objects.requireNonNull;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.springframework.util.FileSystemUtils;

/** How mysqld is called for one data folder: to make the folder, and to serve it. */
record MySqlCommand(MySqlHome home, Path files, Path log, Path pidFile, List<String> options) {

    /** Recovery after a crash may take its time; a healthy start takes two to four seconds. */
    static final Duration PATIENCE = Duration.ofMinutes(2);

    MySqlCommand(MySqlHome home, DataFolder folder, List<String> options) {
        this(
                home,
                folder.resolve("mysql"),
                folder.resolve("mysql.log"),
                folder.resolve("mysql.pid"),
                List.copyOf(options));
    }

    boolean hasFiles() {
        return Files.isDirectory(files);
    }

    /** Makes the data files, running these statements once. Only a folder that is complete gets its name. */
    void initialise(String sql) {
        var fresh = files.resolveSibling("mysql.new");
        var script = files.resolveSibling("mysql.sql");
        try {
            delete(fresh);
            DataFolder.write(script, sql);
            var process = launch(fresh, List.of("--initialize-insecure", "--init-file=" + script));
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS) || process.exitValue() != 0) {
                process.destroyForcibly();
                throw failed("could not make its data files");
            }
            Files.move(fresh, files);
        } catch (IOException e) {
            throw DataFolder.unusable(requireNonNull(files.getParent()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw failed("was interrupted while making its data files");
        } finally {
            delete(script);
            delete(fresh);
        }
    }

    Process run(int port) {
        // A relative socket name is taken within the data files, where no length limit of the system bites.
        return launch(
                files,
                List.of(
                        "--port=" + port,
                        "--bind-address=127.0.0.1",
                        "--socket=mysql.sock",
                        "--pid-file=" + pidFile,
                        "--skip-name-resolve",
                        "--tls-version=",
                        "--max-connections=200"));
    }

    private Process launch(Path datadir, List<String> mode) {
        var line = new ArrayList<String>();
        line.add(home.mysqld().toString());
        line.add("--no-defaults");
        line.add("--basedir=" + home.path());
        line.add("--datadir=" + datadir);
        line.add("--lc-messages-dir=" + home.messages());
        line.add("--plugin-dir=" + home.plugins());
        line.add("--log-error=" + log);
        line.addAll(List.of(
                "--skip-log-bin",
                "--mysqlx=OFF",
                "--performance-schema=OFF",
                "--auto-generate-certs=OFF",
                "--secure-file-priv=NULL",
                "--local-infile=OFF",
                "--character-set-server=utf8mb4",
                "--default-time-zone=+00:00",
                // What is confirmed as saved is on the disk, by one wait for it: the threads that write the log for
                // others
                // flush it oftener, and pay off among hundreds of connections only.
                "--innodb-flush-log-at-trx-commit=1",
                "--innodb-log-writer-threads=OFF",
                // The pages stand in the server's own memory; the system need not keep them once more.
                "--innodb-flush-method=O_DIRECT",
                "--innodb-buffer-pool-size=" + bufferPoolMb() + "M",
                "--innodb-redo-log-capacity=128M",
                // Documents of 20 MB, which a statement may write with two bytes for each one.
                "--max-allowed-packet=128M"));
        if ("root".equals(System.getProperty("user.name"))) {
            line.add("--user=root");
        }
        line.addAll(mode);
        line.addAll(options);
        try {
            return new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()))
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .start();
        } catch (IOException e) {
            throw new DatabaseUnusable(
                    "The MySQL server " + home.mysqld() + " cannot be started: " + e.getMessage() + ".", e);
        }
    }

    /** An eighth of the memory, since the application and the desktop want theirs; 128 MB to 2 GB. */
    private static long bufferPoolMb() {
        var system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        return Math.clamp(system.getTotalMemorySize() / 8 / 1024 / 1024, 128, 2048);
    }

    /** The server opens its port when it is ready, not before. */
    void awaitReady(Process process, int port) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (process.isAlive() && System.nanoTime() < deadline) {
            try (var socket = new Socket()) {
                socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 1000);
                if (socket.getInputStream().read() >= 0) {
                    return;
                }
            } catch (IOException notYet) {
                pause(process);
            }
        }
        throw failed("did not start");
    }

    private static void pause(Process process) {
        try {
            process.waitFor(50, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            process.destroy();
        }
    }

    /** Whether a process is a server of exactly these files, and not one that got the same number by chance. */
    boolean isMine(ProcessHandle process) {
        var info = process.info();
        return info.command().filter(command -> command.endsWith("mysqld")).isPresent()
                && info.arguments()
                        .map(arguments -> Arrays.asList(arguments).contains("--datadir=" + files))
                        .orElse(true);
    }

    private DatabaseUnusable failed(String what) {
        var errors = lastErrors();
        var why = "see " + log;
        if (errors.stream().anyMatch(line -> line.contains("No space left") || line.contains("errno 28"))) {
            why = "the disk is full";
        } else if (!errors.isEmpty()) {
            why = errors.getFirst().replaceFirst("\\.$", "") + " (see " + log + ")";
        }
        return new DatabaseUnusable("The MySQL server " + what + ": " + why + ".");
    }

    /** What it complained of since it was last called, the first complaint first: later ones follow from it. */
    private List<String> lastErrors() {
        try {
            var lines = Files.readAllLines(log, StandardCharsets.UTF_8);
            return lines.stream()
                    .skip(Math.max(0, lines.size() - 20))
                    .filter(line -> line.contains("[ERROR]"))
                    .map(line -> line.replaceFirst("^.*\\[ERROR\\]( \\[[^]]*\\])*\\s*", ""))
                    .toList();
        } catch (IOException e) {
            return List.of();
        }
    }

    private static void delete(Path path) {
        try {
            FileSystemUtils.deleteRecursively(path);
        } catch (IOException e) {
            throw DataFolder.unusable(path, e);
        }
    }
}
