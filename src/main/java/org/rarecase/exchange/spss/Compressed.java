package org.rarecase.exchange.spss;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import org.rarecase.exchange.table.LittleEndian;

/**
 * The data of a system file, compressed byte-wise: eight signs tell what the next eight units are, and those units follow
 * that are none of the frequent ones.
 */
final class Compressed {

    static final double BIAS = 100;

    private static final int UNITS = 8;
    private static final int WIDTH = 8;
    private static final int END = 252;
    private static final int AS_IT_IS = 253;
    private static final int BLANKS = 254;
    private static final int MISSING = 255;
    private static final int LARGEST_SMALL = 251;

    private final LittleEndian to;
    private final byte[] signs = new byte[UNITS];
    private final ByteArrayOutputStream units = new ByteArrayOutputStream();
    private int used;

    Compressed(LittleEndian to) {
        this.to = to;
    }

    void number(double number) throws IOException {
        double small = number + BIAS;
        if (number == Variable.SYSTEM_MISSING) {
            sign(MISSING);
        } else if (small >= 1 && small <= LARGEST_SMALL && small == Math.rint(small)) {
            sign((int) small);
        } else {
            new LittleEndian(units).number(number);
            sign(AS_IT_IS);
        }
    }

    /** @param bytes those of the text; where there are fewer than its units take, blanks are behind them */
    void text(byte[] bytes, int from, int to, int unitCount) throws IOException {
        for (int i = 0; i < unitCount; i++) {
            byte[] unit = new byte[WIDTH];
            Arrays.fill(unit, (byte) ' ');
            int begin = from + i * WIDTH;
            int length = Math.min(WIDTH, to - begin);
            if (length > 0) {
                System.arraycopy(bytes, begin, unit, 0, length);
            }
            if (isBlank(unit)) {
                sign(BLANKS);
            } else {
                units.write(unit);
                sign(AS_IT_IS);
            }
        }
    }

    private static boolean isBlank(byte[] unit) {
        for (byte each : unit) {
            if (each != ' ') {
                return false;
            }
        }
        return true;
    }

    private void sign(int sign) throws IOException {
        signs[used++] = (byte) sign;
        if (used == UNITS) {
            flush();
        }
    }

    private void flush() throws IOException {
        to.bytes(signs);
        to.bytes(units.toByteArray());
        Arrays.fill(signs, (byte) 0);
        units.reset();
        used = 0;
    }

    void end() throws IOException {
        sign(END);
        if (used > 0) {
            flush();
        }
    }
}
