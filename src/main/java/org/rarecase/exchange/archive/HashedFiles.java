package org.rarecase.exchange.archive;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import org.rarecase.exchange.fact.Files;

/** Counts and hashes what is written into each file. */
final class HashedFiles implements Files {

    record Written(long bytes, String sha256) {}

    private final Files files;
    private final Map<String, Written> written = new TreeMap<>();

    HashedFiles(Files files) {
        this.files = files;
    }

    /** Those that are closed, by name. */
    Map<String, Written> written() {
        return written;
    }

    void write(String name, byte[] content) throws IOException {
        try (OutputStream out = create(name)) {
            out.write(content);
        }
    }

    void write(String name, String content) throws IOException {
        write(name, content.getBytes(StandardCharsets.UTF_8));
    }

    /** The same within a folder. */
    Files in(String folder) {
        return name -> create(folder + "/" + name);
    }

    @Override
    public OutputStream create(String name) throws IOException {
        return new Hashed(name, files.create(name));
    }

    private final class Hashed extends FilterOutputStream {

        private final String name;
        private final MessageDigest digest = sha256();
        private long bytes;
        private boolean closed;

        Hashed(String name, OutputStream out) {
            super(out);
            this.name = name;
        }

        @Override
        public void write(int one) throws IOException {
            out.write(one);
            digest.update((byte) one);
            bytes++;
        }

        @Override
        public void write(byte[] content, int from, int length) throws IOException {
            out.write(content, from, length);
            digest.update(content, from, length);
            bytes += length;
        }

        @Override
        public void close() throws IOException {
            if (!closed) {
                closed = true;
                super.close();
                written.put(name, new Written(bytes, HexFormat.of().formatHex(digest.digest())));
            }
        }
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
