package org.rarecase.exchange.export;

import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.rarecase.exchange.fact.WorkFiles;

/** Where an export is written, file by file, before it becomes a package. Nothing of it stays. */
final class ExportFolder implements Closeable {

    /** The oldest that a package can hold: what is in it tells when it was made, and the same data are the same bytes. */
    private static final LocalDateTime NO_TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

    /** @param name within the package */
    record Written(String name, long bytes, String sha256) {}

    private final Path folder;
    private final Path content;

    ExportFolder() throws IOException {
        folder = WorkFiles.folder();
        content = Files.createDirectory(folder.resolve("content"));
    }

    /** What a format writes, in a folder of its own. */
    org.rarecase.exchange.fact.Files of(String format) {
        return name -> create(format + "/" + name);
    }

    OutputStream create(String name) throws IOException {
        Path file = content.resolve(name).normalize();
        if (!file.startsWith(content)) {
            throw new IllegalArgumentException("Not within the package: " + name);
        }
        Files.createDirectories(file.getParent());
        return new BufferedOutputStream(Files.newOutputStream(file));
    }

    /** The files so far, by name. */
    List<Written> written() throws IOException {
        Map<String, Path> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(content)) {
            all.filter(Files::isRegularFile).forEach(file -> files.put(name(file), file));
        }
        List<Written> written = new ArrayList<>();
        for (Map.Entry<String, Path> file : files.entrySet()) {
            MessageDigest digest = sha256();
            try (InputStream in = new DigestInputStream(Files.newInputStream(file.getValue()), digest)) {
                in.transferTo(OutputStream.nullOutputStream());
            }
            written.add(new Written(
                    file.getKey(), Files.size(file.getValue()), HexFormat.of().formatHex(digest.digest())));
        }
        return written;
    }

    private String name(Path file) {
        return content.relativize(file).toString().replace('\\', '/');
    }

    /** All of it as a package beside, and its SHA-256. */
    Package pack() throws IOException {
        Path zip = folder.resolve("package.zip");
        MessageDigest digest = sha256();
        try (ZipOutputStream out = new ZipOutputStream(
                new DigestOutputStream(new BufferedOutputStream(Files.newOutputStream(zip)), digest))) {
            for (Written each : written()) {
                ZipEntry entry = new ZipEntry(each.name());
                entry.setTimeLocal(NO_TIME);
                out.putNextEntry(entry);
                Files.copy(content.resolve(each.name()), out);
                out.closeEntry();
            }
        }
        return new Package(zip, Files.size(zip), HexFormat.of().formatHex(digest.digest()));
    }

    record Package(Path file, long bytes, String sha256) {}

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(each);
            }
        }
    }
}
