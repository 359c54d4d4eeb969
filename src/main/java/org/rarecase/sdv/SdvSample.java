package org.rarecase.sdv;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Whether a case is in the sample of its site. Seed and case number decide it, so that anybody who knows both can do the
 * draw again; a site does not know the seed and cannot foresee it.
 *
 * @param ticket from 0 to 9999, evenly spread over the numbers of cases
 */
record SdvSample(int ticket, int percent) {

    private static final int TICKETS = 10_000;

    static SdvSample of(String seed, String caseNumber, int percent) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256")
                    .digest((seed + ":" + caseNumber).getBytes(StandardCharsets.UTF_8));
            return new SdvSample(
                    (int) Long.remainderUnsigned(ByteBuffer.wrap(hash).getLong(), TICKETS), percent);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    boolean drawn() {
        return ticket < limit();
    }

    private int limit() {
        return percent * (TICKETS / 100);
    }

    /** For the trail. */
    String told() {
        return "ticket " + ticket + " of " + TICKETS + ", drawn below " + limit();
    }
}
