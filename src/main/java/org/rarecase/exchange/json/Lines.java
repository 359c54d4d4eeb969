package org.rarecase.exchange.json;

import static org.rarecase.shared.Messages.t;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.fact.FileRefused;

/** The lines of a file in UTF-8, with or without a byte order mark; blank ones are passed over. */
final class Lines {

    /** Of one case: several times what a form may hold in texts. */
    private static final int MOST_MEGABYTES = 16;

    private static final int LONGEST = MOST_MEGABYTES * 1_000_000;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final InputStream in;
    private int number;

    Lines(InputStream in) {
        this.in = new BufferedInputStream(in);
    }

    /** Of the line that was read last, from 1 on. */
    int number() {
        return number;
    }

    @Nullable
    String next() throws IOException {
        String line;
        do {
            line = read();
        } while (line != null && line.isBlank());
        return line;
    }

    private @Nullable String read() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        int read = in.read();
        if (read < 0) {
            return null;
        }
        number++;
        while (read >= 0 && read != '\n') {
            if (bytes.size() == LONGEST) {
                throw new FileRefused(t("Line {0} is longer than {1} MB.", number, MOST_MEGABYTES));
            }
            bytes.write(read);
            read = in.read();
        }
        try {
            String line = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes.toByteArray()))
                    .toString();
            return number == 1 && !line.isEmpty() && line.charAt(0) == BYTE_ORDER_MARK ? line.substring(1) : line;
        } catch (CharacterCodingException notUtf8) {
            throw new FileRefused(t("Line {0} is not in UTF-8.", number));
        }
    }
}
