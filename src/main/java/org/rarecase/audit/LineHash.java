package org.rarecase.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.Actor;
import org.rarecase.shared.AuditLine;

/**
 * The hash of a line: SHA-256 over the hash of the line before and all columns of this one, so that no line can be
 * changed, taken out or put in without every later hash changing. The values stand in it as a digest with salt, so that
 * they can be erased with the salt and nobody can find them out by trying, while the chain stays what it was.
 *
 * <p>Format 2, all numbers big-endian: one byte 2; the hash before (32 bytes, zeros before the first line); chain, seq
 * and the time in microseconds since 1970 (8 bytes each); user name, role, kind, case, entry, form and item path; then
 * the digest (32 bytes): SHA-256 over the salt (16 bytes), old value, new value and reason. A text is its length in
 * bytes of UTF-8 (4 bytes) and these bytes, a number the length 8 and 8 bytes; what is null is the length -1 alone, and
 * so differs from an empty text.
 *
 * <p>Format 1, as lines were written at first: one byte 1, and old value, new value and reason in place of the digest.
 */
final class LineHash {

    static final byte[] START = new byte[32];

    static final int SALT_BYTES = 16;

    private LineHash() {}

    static byte[] digest(byte[] salt, AuditLine line) {
        return sha256(out -> {
            out.write(salt);
            writeValues(out, line);
        });
    }

    static byte[] of(byte[] before, long chain, long seq, Instant at, Actor actor, AuditLine line, byte[] digest) {
        return sha256(out -> {
            out.writeByte(2);
            writePlace(out, before, chain, seq, at, actor, line);
            out.write(digest);
        });
    }

    /** In format 1, by which lines are checked before they get their salt. */
    static byte[] unsalted(byte[] before, long chain, long seq, Instant at, Actor actor, AuditLine line) {
        return sha256(out -> {
            out.writeByte(1);
            writePlace(out, before, chain, seq, at, actor, line);
            writeValues(out, line);
        });
    }

    private static void writePlace(
            DataOutputStream out, byte[] before, long chain, long seq, Instant at, Actor actor, AuditLine line)
            throws IOException {
        out.write(before);
        out.writeLong(chain);
        out.writeLong(seq);
        out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, at));
        write(out, actor.userName());
        write(out, actor.role());
        write(out, line.kind());
        write(out, line.caseId());
        write(out, line.instanceId());
        write(out, line.form());
        write(out, line.itemPath());
    }

    private static void writeValues(DataOutputStream out, AuditLine line) throws IOException {
        write(out, line.oldValue());
        write(out, line.newValue());
        write(out, line.reason());
    }

    private interface Written {
        void to(DataOutputStream out) throws IOException;
    }

    private static byte[] sha256(Written written) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            written.to(out);
            return MessageDigest.getInstance("SHA-256").digest(bytes.toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void write(DataOutputStream out, @Nullable String text) throws IOException {
        if (text == null) {
            out.writeInt(-1);
        } else {
            byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
            out.writeInt(bytes.length);
            out.write(bytes);
        }
    }

    private static void write(DataOutputStream out, @Nullable Long number) throws IOException {
        if (number == null) {
            out.writeInt(-1);
        } else {
            out.writeInt(Long.BYTES);
            out.writeLong(number);
        }
    }
}
