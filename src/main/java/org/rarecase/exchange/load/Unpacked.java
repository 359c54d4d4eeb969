package org.rarecase.exchange.load;

import static org.rarecase.shared.Messages.t;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.fact.FileRefused;
import org.rarecase.exchange.fact.WorkFiles;

/**
 * What is in a file that was handed in: itself, or the files of the archive that it is, which lie in a temporary folder
 * until they were read. The one place where archives are unpacked: names in them are never names of files here, and there
 * is an end to how many there are, to how much they hold, and to how much more that is than what came in.
 */
public final class Unpacked implements Closeable {

    /** Name of the file itself where it is no archive. */
    public static final String ITSELF = "";

    /** So much of a file can be looked at before it is read. */
    public static final int BEGINNING = 1 << 18;

    private static final int MOST_FILES = 2000;
    private static final int LONGEST_NAME = 300;
    private static final long MOST_BYTES = 16L << 30;
    /** Tables with many empty cells become a hundredth; what is a bomb becomes a thousandth. */
    private static final int MOST_TIMES = 300;

    private static final long ALWAYS = 64L << 20;
    private static final byte[] ZIP = {'P', 'K', 3, 4};
    private static final byte[] EMPTY_ZIP = {'P', 'K', 5, 6};
    private static final String OF_WORKBOOKS = "[Content_Types].xml";

    private final @Nullable BufferedInputStream itself;
    private final @Nullable Path folder;
    private final Map<String, Path> files = new TreeMap<>();

    private Unpacked(@Nullable BufferedInputStream itself, @Nullable Path folder) {
        this.itself = itself;
        this.folder = folder;
    }

    /**
     * @param in which the caller closes, after this
     * @throws FileRefused if it is an archive that cannot be unpacked
     */
    public static Unpacked of(InputStream in) throws IOException {
        BufferedInputStream buffered = new BufferedInputStream(in, BEGINNING);
        buffered.mark(BEGINNING);
        byte[] first = buffered.readNBytes(ZIP.length);
        buffered.reset();
        if (Arrays.equals(first, EMPTY_ZIP)) {
            throw new FileRefused(t("The archive is empty."));
        }
        if (!Arrays.equals(first, ZIP)) {
            return new Unpacked(buffered, null);
        }
        Unpacked unpacked = new Unpacked(null, WorkFiles.folder());
        try {
            unpacked.unpack(buffered);
            return unpacked;
        } catch (IOException | RuntimeException failed) {
            unpacked.close();
            throw failed;
        }
    }

    /** The names in the archive, sorted; {@link #ITSELF} where it is none. */
    public List<String> names() {
        return itself == null ? List.copyOf(files.keySet()) : List.of(ITSELF);
    }

    /** Whether there is nothing in it. */
    public boolean isEmpty() throws IOException {
        for (String name : names()) {
            if (beginning(name, 1).length > 0) {
                return false;
            }
        }
        return true;
    }

    /** Whether the archive is a workbook, whose parts are its files. */
    public boolean isWorkbook() {
        return files.containsKey(OF_WORKBOOKS);
    }

    /** The first bytes of one of the files; it can be opened after that. */
    public byte[] beginning(String name, int bytes) throws IOException {
        if (itself != null) {
            itself.mark(BEGINNING);
            byte[] read = itself.readNBytes(Math.min(bytes, BEGINNING));
            itself.reset();
            return read;
        }
        try (InputStream in = open(name)) {
            return in.readNBytes(bytes);
        }
    }

    /** The same as a text, in whatever encoding, without a byte order mark and blanks before it. */
    public String text(String name, int bytes) throws IOException {
        return Encodings.text(beginning(name, bytes)).stripLeading();
    }

    /** One of the files; what is no archive can be opened once. */
    public InputStream open(String name) throws IOException {
        if (itself != null) {
            return itself;
        }
        Path path = files.get(name);
        if (path == null) {
            throw new FileRefused(t("The archive has no file {0}.", name));
        }
        return new BufferedInputStream(Files.newInputStream(path));
    }

    /** By its list of files, at its end: what some programs write before a file is not what it says. */
    private void unpack(InputStream in) throws IOException {
        Path folder = Objects.requireNonNull(this.folder);
        Path whole = folder.resolve("whole");
        long size = Files.copy(in, whole);
        try (ZipFile zip = new ZipFile(whole.toFile())) {
            if (zip.size() > MOST_FILES) {
                throw new FileRefused(t("There are more files in the archive than {0}. Nothing was read.", MOST_FILES));
            }
            long unpacked = 0;
            int entries = 0;
            for (ZipEntry entry : Collections.list(zip.entries())) {
                String name = name(entry);
                if (entry.isDirectory() || isNone(name)) {
                    continue;
                }
                entries++;
                Path path = folder.resolve(String.valueOf(entries));
                if (files.putIfAbsent(name, path) != null) {
                    throw new FileRefused(t("The archive has two files {0}. Nothing was read.", name));
                }
                unpacked = write(zip.getInputStream(entry), path, name, unpacked, size);
            }
        } catch (ZipException | EOFException | IllegalArgumentException broken) {
            throw new FileRefused(t("The archive cannot be unpacked: it was cut or is broken. Nothing was read."));
        }
        Files.delete(whole);
        if (!isWorkbook()) {
            refuseArchives();
        }
    }

    private static long write(InputStream packed, Path path, String name, long before, long size) throws IOException {
        long unpacked = before;
        byte[] buffer = new byte[1 << 16];
        try (packed;
                OutputStream out = Files.newOutputStream(path)) {
            for (int read = packed.read(buffer); read >= 0; read = packed.read(buffer)) {
                unpacked += read;
                if (unpacked > MOST_BYTES || unpacked > ALWAYS && unpacked / MOST_TIMES > size) {
                    throw new FileRefused(t(
                            "The archive holds more than can be unpacked, in {0}. Nothing was read. Hand in its files one"
                                    + " by one.",
                            name));
                }
                out.write(buffer, 0, read);
            }
        }
        return unpacked;
    }

    private static String name(ZipEntry entry) {
        String name = entry.getName();
        boolean good = !name.isEmpty()
                && name.length() <= LONGEST_NAME
                && !name.startsWith("/")
                && name.indexOf('\\') < 0
                && name.indexOf(':') < 0
                && name.chars().noneMatch(Character::isISOControl)
                && List.of(name.split("/")).stream().noneMatch(part -> part.equals("..") || part.equals("."));
        if (!good) {
            String shown = name.replaceAll("\\p{Cntrl}", "?");
            throw new FileRefused(t(
                    "The archive has a file with a name that is not accepted: {0}. Nothing was read.",
                    shown.length() > LONGEST_NAME ? shown.substring(0, LONGEST_NAME) : shown));
        }
        return name;
    }

    /** What programs put into archives for themselves. */
    private static boolean isNone(String name) {
        return name.startsWith("__MACOSX/") || name.endsWith(".DS_Store");
    }

    private void refuseArchives() throws IOException {
        List<String> names = new ArrayList<>(files.keySet());
        for (String name : names) {
            if (Arrays.equals(beginning(name, ZIP.length), ZIP)) {
                throw new FileRefused(t(
                        "{0} is an archive or a workbook within the archive: it is not unpacked. Hand it in by itself.",
                        name));
            }
        }
    }

    @Override
    public void close() throws IOException {
        if (folder != null) {
            try (var paths = Files.list(folder)) {
                for (Path path : paths.toList()) {
                    Files.delete(path);
                }
            }
            Files.delete(folder);
        }
    }
}
