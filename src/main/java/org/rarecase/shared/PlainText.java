package org.rarecase.shared;

import java.text.Normalizer;

/** What people write or paste, without what cannot be seen. Every text that is stored passes {@link #tidy}. */
public final class PlainText {

    /** Signs that show nothing, though Unicode counts them among letters, marks and symbols. */
    private static final String FILLERS = "\u034F\u115F\u1160\u17B4\u17B5\u2800\u3164\uFFA0";

    private static final String DASHES = "\u2010\u2011\u2012\u2013\u2014\u2015\u2212\uFE58\uFE63\uFF0D";

    private PlainText() {}

    /**
     * Without white space and format characters of Unicode at both ends, with composed letters (NFC) and line feeds as
     * the only line breaks. Text that nobody can see is empty.
     */
    public static String tidy(String written) {
        int begin = 0;
        int end = written.length();
        while (begin < end && (isInvisible(written.codePointAt(begin)) || isVariation(written.codePointAt(begin)))) {
            begin += Character.charCount(written.codePointAt(begin));
        }
        while (end > begin && isInvisible(written.codePointBefore(end))) {
            end -= Character.charCount(written.codePointBefore(end));
        }
        String text = written.substring(begin, end);
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .replace("\r\n", "\n")
                .replace('\r', '\n')
                .replace('\u0085', '\n')
                .replace('\u2028', '\n')
                .replace('\u2029', '\n');
    }

    public static boolean isBlank(String written) {
        return tidy(written).isEmpty();
    }

    /**
     * Numbers, dates and times as a keyboard has them, though they come from a spreadsheet, a text or a PDF: one space
     * for each white space, a hyphen for each dash and minus, ASCII digits, no format characters.
     */
    public static String figures(String written) {
        StringBuilder figures = new StringBuilder();
        tidy(written).codePoints().filter(sign -> !isFormat(sign)).forEach(sign -> {
            if (isSpace(sign)) {
                figures.append(' ');
            } else if (DASHES.indexOf(sign) >= 0) {
                figures.append('-');
            } else if (Character.getType(sign) == Character.DECIMAL_DIGIT_NUMBER) {
                figures.append(Character.digit(sign, 10));
            } else {
                figures.appendCodePoint(sign);
            }
        });
        return figures.toString();
    }

    /**
     * Where a sign stands that may not be in a text: a control character, half a character, or one that turns the order
     * of what is shown.
     *
     * @param lines whether line feeds and tabs are permitted
     * @return -1 if there is none
     */
    static int forbidden(String tidied, boolean lines) {
        for (int i = 0; i < tidied.length(); i += Character.charCount(tidied.codePointAt(i))) {
            int sign = tidied.codePointAt(i);
            boolean permitted = lines && (sign == '\n' || sign == '\t');
            if (!permitted && (isControl(sign) || turnsOrder(sign))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isInvisible(int sign) {
        return isSpace(sign) || isFormat(sign) || FILLERS.indexOf(sign) >= 0;
    }

    private static boolean isSpace(int sign) {
        return Character.isWhitespace(sign) || Character.isSpaceChar(sign) || sign == '\u0085';
    }

    private static boolean isFormat(int sign) {
        return Character.getType(sign) == Character.FORMAT;
    }

    /** Chooses how the sign before it looks, and shows nothing itself. */
    private static boolean isVariation(int sign) {
        return sign >= 0xFE00 && sign <= 0xFE0F || sign >= 0xE0100 && sign <= 0xE01EF;
    }

    private static boolean isControl(int sign) {
        int type = Character.getType(sign);
        return type == Character.CONTROL
                || type == Character.SURROGATE
                || (sign & 0xFFFE) == 0xFFFE
                || sign >= 0xFDD0 && sign <= 0xFDEF;
    }

    /** Embeddings, overrides and isolates (UAX 9): what is read is then not what is stored. */
    private static boolean turnsOrder(int sign) {
        return sign >= 0x202A && sign <= 0x202E || sign >= 0x2066 && sign <= 0x2069;
    }
}
