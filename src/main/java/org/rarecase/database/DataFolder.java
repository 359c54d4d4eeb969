package org.rarecase.database;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Base64;

/** The folder that holds everything a run keeps. One run at a time: the lock goes away with the process, however it ends. */
final class DataFolder implements AutoCloseable {

    private final Path path;
    private final FileChannel lock;

    private DataFolder(Path path, FileChannel lock) {
        this.path = path;
        this.lock = lock;
    }

    static DataFolder open(Path folder) {
        try {
            var path = Files.createDirectories(folder).toRealPath();
            var channel = FileChannel.open(
                    path.resolve("rarecase.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            if (!lock(channel)) {
                channel.close();
                throw new DatabaseUnusable(
                        "The data folder " + path
                                + " is in use by another run of Rarecase: stop that one first, or choose another folder with --data.");
            }
            return new DataFolder(path, channel);
        } catch (IOException e) {
            throw unusable(folder, e);
        }
    }

    private static boolean lock(FileChannel channel) throws IOException {
        try {
            return channel.tryLock() != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    static DatabaseUnusable unusable(Path path, IOException e) {
        var why = switch (e) {
            case AccessDeniedException denied -> "this account may not write there";
            case FileAlreadyExistsException exists -> "a file of that name is in the way";
            case FileSystemException other when other.getReason() != null -> other.getReason();
            case FileSystemException other -> "it cannot be made";
            default -> String.valueOf(e.getMessage());
        };
        return new DatabaseUnusable("The data folder " + path + " cannot be used: " + why + ".", e);
    }

    /** Refuses before anything is written: a migration that runs out of space half way is hard to repair. */
    void requireSpace(long megabytes) {
        try {
            var free = Files.getFileStore(path).getUsableSpace() >> 20;
            if (free < megabytes) {
                throw new DatabaseUnusable("The disk of the data folder " + path + " is full: " + free
                        + " MB are left, and Rarecase needs " + megabytes + " MB to start.");
            }
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    Path resolve(String name) {
        return path.resolve(name);
    }

    /** A password made at the first call and kept in a file that only this account may read. */
    String secret(String name) {
        var file = path.resolve(name);
        try {
            if (!Files.exists(file)) {
                write(file, random());
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }

    static void write(Path file, String text) throws IOException {
        var draft = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(draft);
        Files.createFile(draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(draft, text);
        Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static String random() {
        var bytes = new byte[24];
        new SecureRandom().nextBytes(bytes);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    @Override
    public void close() {
        try {
            lock.close();
        } catch (IOException e) {
            throw unusable(path, e);
        }
    }
}
