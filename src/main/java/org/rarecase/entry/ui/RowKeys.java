package org.rarecase.entry.ui;

import java.util.Collection;
import java.util.concurrent.ThreadLocalRandom;

/**
 * Keys of new rows. Beside its number a key carries four random characters: the trail of a removed row must never
 * continue in another one, and two people who each add a row at the same time mean two rows.
 */
final class RowKeys {

    private static final int RADIX = 36;
    private static final int SMALLEST_OF_FOUR = RADIX * RADIX * RADIX;

    private RowKeys() {}

    static String next(Collection<String> present) {
        int number = present.stream().mapToInt(RowKeys::number).max().orElse(0) + 1;
        int random = ThreadLocalRandom.current().nextInt(SMALLEST_OF_FOUR, SMALLEST_OF_FOUR * RADIX);
        return "r" + number + "-" + Integer.toString(random, RADIX);
    }

    private static int number(String key) {
        String digits = key.replaceFirst("^r(\\d{1,6}).*$", "$1");
        return digits.equals(key) ? 0 : Integer.parseInt(digits);
    }
}
