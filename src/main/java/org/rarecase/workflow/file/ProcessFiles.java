package org.rarecase.workflow.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** The process files in force: those shipped, replaced and joined by those of the registry's own folder. */
public final class ProcessFiles {

    private ProcessFiles() {}

    public static Collection<ProcessFile> inForce(@Nullable Path folder) {
        Map<String, ProcessFile> files = new TreeMap<>();
        shipped().forEach(file -> files.put(file.name(), file));
        if (folder != null) {
            in(folder).forEach(file -> files.put(file.name(), file));
        }
        return List.copyOf(files.values());
    }

    private static List<ProcessFile> shipped() {
        try {
            Resource[] resources =
                    new PathMatchingResourcePatternResolver().getResources("classpath:rarecase/processes/*");
            return Stream.of(resources)
                    .filter(resource -> isProcessFile(String.valueOf(resource.getFilename())))
                    .map(ProcessFiles::file)
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static ProcessFile file(Resource resource) {
        try {
            String name = String.valueOf(resource.getFilename());
            return new ProcessFile(name, "processes/" + name, resource.getContentAsByteArray());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static List<ProcessFile> in(Path folder) {
        if (!Files.isDirectory(folder)) {
            throw new ProcessFilesUnusable("There is no folder " + folder + " to read processes from.");
        }
        try (Stream<Path> paths = Files.list(folder)) {
            List<ProcessFile> files = paths.filter(
                            path -> isProcessFile(path.getFileName().toString()))
                    .sorted()
                    .map(ProcessFiles::file)
                    .toList();
            if (files.isEmpty()) {
                throw new ProcessFilesUnusable("The folder " + folder + " holds no process (.bpmn, .dmn).");
            }
            return files;
        } catch (IOException unreadable) {
            throw new ProcessFilesUnusable("The folder " + folder + " cannot be read: " + unreadable.getMessage());
        }
    }

    private static ProcessFile file(Path path) {
        try {
            return new ProcessFile(path.getFileName().toString(), path.toString(), Files.readAllBytes(path));
        } catch (IOException unreadable) {
            throw new ProcessFilesUnusable(path + " cannot be read: " + unreadable.getMessage());
        }
    }

    private static boolean isProcessFile(String name) {
        return name.endsWith(".bpmn") || name.endsWith(".dmn");
    }
}
