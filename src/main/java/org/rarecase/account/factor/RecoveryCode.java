package org.rarecase.account.factor;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * A code on paper, for somebody whose authenticator is lost. It has 80 random bits, so a plain hash keeps it: nobody
 * counts that far, as one might through passwords that people choose.
 *
 * @param text four groups of four letters and digits, none of which look alike
 */
record RecoveryCode(String text) {

    static final int PER_ACCOUNT = 10;
    private static final int LENGTH = 16;
    private static final String LETTERS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ";

    static List<RecoveryCode> generate(SecureRandom random) {
        Set<RecoveryCode> codes = new LinkedHashSet<>();
        while (codes.size() < PER_ACCOUNT) {
            StringBuilder text = new StringBuilder();
            for (int i = 0; i < LENGTH; i++) {
                text.append(i > 0 && i % 4 == 0 ? "-" : "").append(LETTERS.charAt(random.nextInt(LETTERS.length())));
            }
            codes.add(new RecoveryCode(text.toString()));
        }
        return List.copyOf(codes);
    }

    /** What the database keeps: SHA-256 of the letters and digits, so that case, spaces and hyphens do not matter. */
    byte[] hash() {
        String plain = text.replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
        try {
            return MessageDigest.getInstance("SHA-256").digest(plain.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java knows SHA-256", e);
        }
    }

    /** Never the code, which would else reach a log. */
    @Override
    public String toString() {
        return "RecoveryCode";
    }
}
