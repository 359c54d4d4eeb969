package org.rarecase.exchange.imports;

import java.io.InputStream;
import java.util.function.IntFunction;

/** Parts one after the other, of which one is in memory at a time. */
final class PartStream extends InputStream {

    private final int parts;
    private final IntFunction<byte[]> source;
    private byte[] part = {};
    private int at;
    private int next;

    PartStream(int parts, IntFunction<byte[]> source) {
        this.parts = parts;
        this.source = source;
    }

    @Override
    public int read() {
        return isAtEnd() ? -1 : part[at++] & 0xFF;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        if (length == 0) {
            return 0;
        }
        if (isAtEnd()) {
            return -1;
        }
        int taken = Math.min(length, part.length - at);
        System.arraycopy(part, at, buffer, offset, taken);
        at += taken;
        return taken;
    }

    private boolean isAtEnd() {
        while (at == part.length && next < parts) {
            part = source.apply(next++);
            at = 0;
        }
        return at == part.length;
    }
}
