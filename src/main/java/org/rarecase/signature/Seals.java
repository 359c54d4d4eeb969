package org.rarecase.signature;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals signatures with a key that the database does not know (former keys go on verifying): HMAC-SHA-256 over all that a signature says and the number
 * of its case, so that neither a copy at another record nor a changed entry passes for a signature (21 CFR 11.70).
 *
 * <p>Format 1: one byte 1; case (8 bytes) and its number; form (8 bytes, -1 for the whole case); log-in name, printed
 * name, role, meaning and statement; the time in microseconds since 1970 (8 bytes); the hash of the content. Texts are
 * their length (4 bytes) and their bytes in UTF-8.
 */
final class Seals {

    private static final byte FORMAT = 1;
    private static final String ALGORITHM = "HmacSHA256";
    private static final int ID_BYTES = 8;

    private final String keyId;
    private final Map<String, SecretKeySpec> keys = new HashMap<>();

    /** @param secrets the first one seals; the others have sealed before and verify what they sealed */
    Seals(List<byte[]> secrets) {
        this.keyId = idOf(secrets.getFirst());
        secrets.forEach(secret -> keys.put(idOf(secret), new SecretKeySpec(secret, ALGORITHM)));
    }

    /** Names a key without giving it away. */
    private static String idOf(byte[] secret) {
        return HexFormat.of().formatHex(sha256(secret), 0, ID_BYTES);
    }

    /** Whether what this key sealed can be verified. */
    boolean knows(String id) {
        return keys.containsKey(id);
    }

    Signature seal(Signature signature, String caseNumber) {
        return signature.sealed(new Signature.Seal(keyId, of(signature, caseNumber, requireNonNull(keys.get(keyId)))));
    }

    private static String of(Signature signature, String caseNumber, SecretKeySpec key) {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeByte(FORMAT);
            out.writeLong(signature.caseId().value());
            write(out, caseNumber);
            out.writeLong(
                    signature.instanceId() == null ? -1 : signature.instanceId().value());
            write(out, signature.userName());
            write(out, signature.printedName());
            write(out, signature.role());
            write(out, Objects.requireNonNull(signature.meaning()).name());
            write(out, signature.statement());
            out.writeLong(ChronoUnit.MICROS.between(Instant.EPOCH, signature.signedAt()));
            write(out, signature.content().hash());
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            return HexFormat.of().formatHex(mac.doFinal(bytes.toByteArray()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Never of what has no meaning: nobody signed that. */
    boolean fits(Signature signature, String caseNumber) {
        SecretKeySpec key = keys.get(signature.seal().keyId());
        return key != null
                && signature.meaning() != null
                && MessageDigest.isEqual(
                        of(signature, caseNumber, key).getBytes(StandardCharsets.US_ASCII),
                        signature.seal().code().getBytes(StandardCharsets.US_ASCII));
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
