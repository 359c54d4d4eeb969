package org.rarecase.exchange.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.rarecase.signature.SecretFile;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Encrypts what is kept of uploaded files (AES-256 in GCM, NIST SP 800-38D). Each piece is bound to its place: it cannot
 * be read, changed or put elsewhere by who has the database and not the key, which is not in it.
 */
@Component
class FileCipher {

    private static final String ALGORITHM = "AES/GCM/NoPadding";
    private static final String DERIVATION = "HmacSHA256";
    private static final int SHORTEST_KEY = 32;
    private static final int NONCE = 12;
    private static final int TAG_BITS = 128;

    private final SecretKey key;
    private final SecureRandom random = new SecureRandom();

    FileCipher(ImportSettings settings, @Value("${rarecase.data}") Path data) {
        String secret = settings.key().isEmpty() ? kept(data) : settings.key();
        if (secret.length() < SHORTEST_KEY) {
            throw new IllegalStateException("The key of the imports has fewer than " + SHORTEST_KEY
                    + " characters. Set RARECASE_IMPORTS_KEY to a longer one, the same on all nodes.");
        }
        key = derived(secret);
    }

    private static String kept(Path data) {
        Path file = data.toAbsolutePath().resolve("import.key");
        try {
            return SecretFile.readOrMake(file).getFirst();
        } catch (IOException e) {
            throw new UncheckedIOException("The key of the imports cannot be kept in " + file, e);
        }
    }

    private static SecretKey derived(String secret) {
        try {
            Mac mac = Mac.getInstance(DERIVATION);
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), DERIVATION));
            return new SecretKeySpec(mac.doFinal("import files".getBytes(StandardCharsets.UTF_8)), "AES");
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @param place of what is encrypted, such as {@code part 3 of 17} */
    byte[] encrypt(String place, byte[] content) {
        byte[] nonce = new byte[NONCE];
        random.nextBytes(nonce);
        try {
            byte[] encrypted = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(content);
            return ByteBuffer.allocate(NONCE + encrypted.length)
                    .put(nonce)
                    .put(encrypted)
                    .array();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** @throws IllegalStateException if it was changed, is of another place, or the key is another */
    byte[] decrypt(String place, byte[] encrypted) {
        byte[] nonce = new byte[NONCE];
        ByteBuffer.wrap(encrypted).get(nonce);
        try {
            return cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(encrypted, NONCE, encrypted.length - NONCE);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("What is kept of an import cannot be decrypted: " + place, e);
        }
    }

    private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
        Cipher cipher = Cipher.getInstance(ALGORITHM);
        cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
        return cipher;
    }
}
