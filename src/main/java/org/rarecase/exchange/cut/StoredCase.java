package org.rarecase.exchange.cut;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A case as a row of a cut has it.
 *
 * @param sha256 of its line
 * @param content its line of {@code cases.ndjson}, compressed
 */
record StoredCase(String number, byte[] sha256, byte[] content) {

    static StoredCase of(String number, byte[] line) {
        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(zipped)) {
            out.write(line);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new StoredCase(number, digest().digest(line), zipped.toByteArray());
    }

    byte[] line() {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static MessageDigest digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
