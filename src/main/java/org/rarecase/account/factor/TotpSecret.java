package org.rarecase.account.factor;

import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Arrays;
import java.util.OptionalLong;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * The secret that an account shares with an authenticator, and the codes that follow from it: RFC 6238 with HMAC-SHA-1,
 * steps of 30 seconds since 1970 and six digits, which is what all authenticators know.
 */
final class TotpSecret {

    private static final int BYTES = 20;
    private static final int SECONDS_PER_STEP = 30;
    private static final int DIGITS = 6;
    private static final int STEPS_EITHER_SIDE = 1;
    private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final byte[] secret;

    /** @param secret 20 bytes, the length of the hash, as RFC 4226 (section 4, R6) recommends */
    TotpSecret(byte[] secret) {
        if (secret.length != BYTES) {
            throw new IllegalArgumentException("a secret has " + BYTES + " bytes, not " + secret.length);
        }
        this.secret = secret.clone();
    }

    static TotpSecret generate(SecureRandom random) {
        byte[] secret = new byte[BYTES];
        random.nextBytes(secret);
        return new TotpSecret(secret);
    }

    byte[] bytes() {
        return secret.clone();
    }

    /** In Base32 and groups of four, for those who cannot scan. */
    String letters() {
        return base32().replaceAll("(.{4})(?=.)", "$1 ");
    }

    /** What a QR code says to an authenticator. */
    String address(String issuer, String userName) {
        return "otpauth://totp/" + encoded(issuer) + ":" + encoded(userName) + "?secret=" + base32() + "&issuer="
                + encoded(issuer) + "&algorithm=SHA1&digits=" + DIGITS + "&period=" + SECONDS_PER_STEP;
    }

    /**
     * The step to which a typed code belongs, one step early or late included; empty if to none. Steps up to the one
     * last used are not looked at, so a code is taken once (RFC 6238, section 5.2): keep the step that is returned.
     *
     * @param typed spaces are ignored, since authenticators show some
     * @param lastUsed the step of the last code that was taken, -1 if none was
     */
    OptionalLong stepOf(String typed, Instant now, long lastUsed) {
        byte[] digits = typed.replaceAll("\\s", "").getBytes(StandardCharsets.UTF_8);
        long present = Math.floorDiv(now.getEpochSecond(), SECONDS_PER_STEP);
        OptionalLong found = OptionalLong.empty();
        for (long step = present - STEPS_EITHER_SIDE; step <= present + STEPS_EITHER_SIDE; step++) {
            boolean same = MessageDigest.isEqual(code(step).getBytes(StandardCharsets.UTF_8), digits);
            if (same && step > lastUsed && found.isEmpty()) {
                found = OptionalLong.of(step);
            }
        }
        return found;
    }

    String code(long step) {
        byte[] hash = hmac(ByteBuffer.allocate(Long.BYTES).putLong(step).array());
        int offset = hash[hash.length - 1] & 0xf;
        int truncated = ByteBuffer.wrap(hash, offset, Integer.BYTES).getInt() & Integer.MAX_VALUE;
        String number = Integer.toString(truncated % 1_000_000);
        return "0".repeat(DIGITS - number.length()) + number;
    }

    private byte[] hmac(byte[] counter) {
        try {
            Mac mac = Mac.getInstance("HmacSHA1");
            mac.init(new SecretKeySpec(secret, "HmacSHA1"));
            return mac.doFinal(counter);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java knows HmacSHA1", e);
        }
    }

    /** Without padding: 20 bytes are 32 letters to the bit. */
    private String base32() {
        StringBuilder letters = new StringBuilder();
        int bits = 0;
        int waiting = 0;
        for (byte next : secret) {
            bits = (bits << Byte.SIZE | next & 0xff) & 0xfff;
            waiting += Byte.SIZE;
            while (waiting >= 5) {
                waiting -= 5;
                letters.append(BASE32.charAt(bits >> waiting & 0x1f));
            }
        }
        return letters.toString();
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof TotpSecret that && MessageDigest.isEqual(secret, that.secret);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(secret);
    }

    /** Never the secret, which would else reach a log. */
    @Override
    public String toString() {
        return "TotpSecret";
    }
}
