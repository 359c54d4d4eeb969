package org.rarecase.exchange.table;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Numbers with the least byte first, and texts of a fixed width. */
public final class LittleEndian {

    private final OutputStream out;

    public LittleEndian(OutputStream out) {
        this.out = out;
    }

    /** The lowest bytes of a number. */
    public void integer(long value, int bytes) throws IOException {
        for (int i = 0; i < bytes; i++) {
            out.write((int) (value >>> (8 * i)));
        }
    }

    public void number(double value) throws IOException {
        integer(Double.doubleToRawLongBits(value), Double.BYTES);
    }

    public void bytes(byte[] bytes) throws IOException {
        out.write(bytes);
    }

    public void text(String text) throws IOException {
        bytes(text.getBytes(StandardCharsets.UTF_8));
    }

    /** With zeros behind it. */
    public void text(String text, int width) throws IOException {
        bytes(Arrays.copyOf(text.getBytes(StandardCharsets.UTF_8), width));
    }
}
