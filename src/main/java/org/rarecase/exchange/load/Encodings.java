package org.rarecase.exchange.load;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.Charset;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** In which encoding a text is, as far as its first bytes tell. */
public final class Encodings {

    /** What people may choose from. The last one is Latin-1 with the signs that Windows adds to it. */
    public static final List<String> ALL = List.of("UTF-8", "UTF-16LE", "UTF-16BE", "windows-1252");

    private Encodings() {}

    /** By its byte order mark; by zeros, which texts do not have; UTF-8 if it can be that. */
    public static Charset of(byte[] beginning) {
        if (begins(beginning, 0xFF, 0xFE)) {
            return StandardCharsets.UTF_16LE;
        }
        if (begins(beginning, 0xFE, 0xFF)) {
            return StandardCharsets.UTF_16BE;
        }
        if (beginning.length > 1 && beginning[0] == 0 && beginning[1] != 0) {
            return StandardCharsets.UTF_16BE;
        }
        if (beginning.length > 1 && beginning[0] != 0 && beginning[1] == 0) {
            return StandardCharsets.UTF_16LE;
        }
        return isUtf8(beginning) ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
    }

    /** As a text, without a byte order mark. */
    static String text(byte[] beginning) {
        String text = new String(beginning, of(beginning));
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static boolean begins(byte[] bytes, int first, int second) {
        return bytes.length > 1 && (bytes[0] & 0xFF) == first && (bytes[1] & 0xFF) == second;
    }

    /** The last sign may be cut. */
    private static boolean isUtf8(byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8
                .newDecoder()
                .onMalformedInput(CodingErrorAction.REPORT)
                .onUnmappableCharacter(CodingErrorAction.REPORT);
        CoderResult result = decoder.decode(ByteBuffer.wrap(bytes), CharBuffer.allocate(bytes.length + 1), false);
        return !result.isError();
    }
}
