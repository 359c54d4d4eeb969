package org.rarecase.exchange.fact;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationStartedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Files that an export or an import needs while it runs, which only the server's own account can read. What a killed
 * server left of them is removed when one starts on the same machine.
 */
@Component
public class WorkFiles {

    private static final Logger LOG = LoggerFactory.getLogger(WorkFiles.class);
    private static final Pattern NAME = Pattern.compile("(rarecase-exchange-(\\d+)-\\d+-).*");

    /** Names the process, by its start too: in a container each has the same number. */
    private static final String OWN = own(ProcessHandle.current());

    WorkFiles() {}

    public static Path file() throws IOException {
        return Files.createTempFile(OWN, ".part");
    }

    public static Path folder() throws IOException {
        return Files.createTempDirectory(OWN);
    }

    static String own(ProcessHandle process) {
        long start = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
        return "rarecase-exchange-" + process.pid() + "-" + start + "-";
    }

    @EventListener(ApplicationStartedEvent.class)
    void removeWhatWasLeft() {
        removeLeft(Path.of(System.getProperty("java.io.tmpdir")));
    }

    static void removeLeft(Path folder) {
        try (Stream<Path> all = Files.list(folder)) {
            List<Path> left = all.filter(WorkFiles::isLeft).toList();
            for (Path each : left) {
                FileSystemUtils.deleteRecursively(each);
            }
        } catch (IOException | UncheckedIOException e) {
            LOG.warn("Files of earlier exports and imports in {} could not be removed", folder, e);
        }
    }

    private static boolean isLeft(Path file) {
        Matcher name = NAME.matcher(file.getFileName().toString());
        if (!name.matches() || name.group(1).equals(OWN)) {
            return false;
        }
        long pid = Long.parseLong(name.group(2));
        return pid == ProcessHandle.current().pid() || ProcessHandle.of(pid).isEmpty();
    }
}
