package org.rarecase.exchange.table;

import java.nio.charset.StandardCharsets;

/** Texts as bytes, where a format counts bytes. */
public final class Utf8 {

    private Utf8() {}

    public static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** As much of the text as fits, without cutting a character. */
    public static String cut(String text, int bytes) {
        int end = 0;
        int used = 0;
        while (end < text.length()) {
            int sign = text.codePointAt(end);
            used += sign < 0x80 ? 1 : sign < 0x800 ? 2 : sign < 0x10000 ? 3 : 4;
            if (used > bytes) {
                break;
            }
            end += Character.charCount(sign);
        }
        return text.substring(0, end);
    }
}
