package org.rarecase.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One mysqld on 127.0.0.1, child of this process. If it dies it is started again on the same port. */
final class MySqlServer implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(MySqlServer.class);
    private static final int STARTS_IN_A_ROW = 5;

    private final MySqlCommand command;
    private final int port;
    private @Nullable Process process;
    private volatile boolean closing;

    private MySqlServer(MySqlCommand command, int port) {
        this.command = command;
        this.port = port;
    }

    static MySqlServer start(MySqlCommand command) {
        orphan(command).ifPresent(orphan -> {
            log.warn("A MySQL server of an earlier run is still there (process {}). Stopping it.", orphan.pid());
            stop(orphan);
        });
        var server = new MySqlServer(command, freePort());
        server.launch();
        return server;
    }

    int port() {
        return port;
    }

    synchronized long pid() {
        return process == null ? -1 : process.pid();
    }

    private synchronized void launch() {
        var started = command.run(port);
        process = started;
        try {
            command.awaitReady(started, port);
        } catch (DatabaseUnusable e) {
            started.destroyForcibly();
            throw e;
        }
        started.onExit().thenAcceptAsync(this::revive);
    }

    private synchronized void revive(Process ended) {
        for (var attempt = 1; !closing && attempt <= STARTS_IN_A_ROW; attempt++) {
            log.error("The MySQL server ended unexpectedly ({}). Starting it again.", ended.exitValue());
            try {
                launch();
                return;
            } catch (DatabaseUnusable e) {
                log.error(e.getMessage());
            }
        }
        if (!closing) {
            log.error("The MySQL server does not start any more. Stop Rarecase, then see {}.", command.log());
        }
    }

    /** An application that was killed leaves its server behind; it still holds the data files. */
    private static Optional<ProcessHandle> orphan(MySqlCommand command) {
        try {
            if (!Files.exists(command.pidFile())) {
                return Optional.empty();
            }
            var pid = Long.parseLong(Files.readString(command.pidFile()).strip());
            return ProcessHandle.of(pid).filter(command::isMine);
        } catch (IOException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static void stop(ProcessHandle server) {
        server.destroy();
        try {
            server.onExit().get(MySqlCommand.PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new DatabaseUnusable(
                    "The MySQL server (process " + server.pid() + ") does not stop: end it, then start again.", e);
        }
    }

    private static int freePort() {
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new DatabaseUnusable("There is no free port on 127.0.0.1 for the MySQL server.", e);
        }
    }

    void abandon() {
        closing = true;
    }

    @Override
    public void close() {
        closing = true;
        synchronized (this) {
            if (process != null) {
                stop(process.toHandle());
            }
        }
    }
}
