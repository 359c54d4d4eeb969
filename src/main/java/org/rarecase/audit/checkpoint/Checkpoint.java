package org.rarecase.audit.checkpoint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * How far each chain of the trail had come at one moment. Kept where nobody who can rewrite the database can reach it, it
 * proves that nothing told until then was taken away or told anew (EU Annex 11, 9; 21 CFR 11.10(e)).
 *
 * <p>Written as lines of text, so that it can be read and compared without Rarecase: a name and version, number, moment,
 * SHA-256 of the checkpoint before, then chain, number of its last line and that line's hash, by chain. A signature is a
 * last line: Ed25519 over all bytes before it.
 *
 * @param number from 1 on
 * @param before SHA-256 of the checkpoint before, without its signature; zeros before the first
 * @param ends by chain
 * @param signature null: unsigned as yet
 */
public record Checkpoint(
        long number, Instant at, byte[] before, SortedMap<Long, End> ends, byte @Nullable [] signature) {

    static final byte[] START = new byte[32];

    private static final String HEAD = "rarecase-checkpoint 1";
    private static final String SIGNED = "signed ";
    private static final HexFormat HEX = HexFormat.of();

    /** The last line of a chain. */
    public record End(long seq, byte[] hash) {}

    /** What all except the signature says. */
    byte[] content() {
        StringBuilder text = new StringBuilder(HEAD + '\n');
        text.append("number ").append(number).append('\n');
        text.append("at ").append(at).append('\n');
        text.append("before ").append(HEX.formatHex(before)).append('\n');
        ends.forEach((chain, end) -> text.append(chain)
                .append(' ')
                .append(end.seq())
                .append(' ')
                .append(HEX.formatHex(end.hash()))
                .append('\n'));
        return text.toString().getBytes(StandardCharsets.US_ASCII);
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    /** How many lines all chains had together. */
    long lines() {
        return ends.values().stream().mapToLong(End::seq).sum();
    }

    Checkpoint signed(byte[] by) {
        return new Checkpoint(number, at, before, ends, by);
    }

    String write() {
        String text = new String(content(), StandardCharsets.US_ASCII);
        return signature == null ? text : text + SIGNED + Base64.getEncoder().encodeToString(signature) + '\n';
    }

    /** @throws NotACheckpoint with the line that is not understood */
    public static Checkpoint read(String text) {
        Iterator<String> lines = text.lines().iterator();
        int line = 1;
        try {
            if (!lines.hasNext() || !lines.next().equals(HEAD)) {
                throw new NotACheckpoint(line);
            }
            line++;
            long number = Long.parseLong(after("number ", lines.next()));
            line++;
            Instant at = Instant.parse(after("at ", lines.next()));
            line++;
            byte[] before = HEX.parseHex(after("before ", lines.next()));
            SortedMap<Long, End> ends = new TreeMap<>();
            byte[] signature = null;
            while (lines.hasNext()) {
                line++;
                String next = lines.next();
                if (signature != null) {
                    throw new NotACheckpoint(line);
                }
                if (next.startsWith(SIGNED)) {
                    signature = Base64.getDecoder().decode(after(SIGNED, next));
                } else {
                    String[] parts = next.split(" ", -1);
                    End end = new End(Long.parseLong(parts[1]), HEX.parseHex(parts[2]));
                    if (parts.length != 3 || ends.put(Long.parseLong(parts[0]), end) != null) {
                        throw new NotACheckpoint(line);
                    }
                }
            }
            return new Checkpoint(number, at, before, ends, signature);
        } catch (DateTimeParseException
                | IllegalArgumentException
                | IndexOutOfBoundsException
                | NoSuchElementException notUnderstood) {
            throw new NotACheckpoint(line);
        }
    }

    private static String after(String name, String line) {
        if (!line.startsWith(name)) {
            throw new IllegalArgumentException(line);
        }
        return line.substring(name.length());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Checkpoint checkpoint && write().equals(checkpoint.write());
    }

    @Override
    public int hashCode() {
        return Objects.hash(number, at);
    }
}
