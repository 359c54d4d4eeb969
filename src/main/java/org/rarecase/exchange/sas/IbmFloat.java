package org.rarecase.exchange.sas;

import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.table.Missing;
import org.rarecase.form.NullFlavour;

/**
 * Numbers as the mainframes of IBM have them: a sign, seven bits of exponent to the base of 16, 56 bits of fraction. Each
 * number of Java from 1e-78 to 7e75 is exact.
 */
final class IbmFloat {

    private static final int FRACTION_BITS = 56;
    private static final int EXCESS = 64;
    private static final int LARGEST_EXPONENT = 127;
    private static final int FRACTION_OF_JAVA = 52;

    private IbmFloat() {}

    /** What says that there is no value, and why: {@code .U}; {@code .} if there is no reason. */
    static long missing(@Nullable NullFlavour flavour) {
        char sign = flavour == null ? '.' : Character.toUpperCase(Missing.letter(flavour));
        return (long) sign << FRACTION_BITS;
    }

    /** @throws ArithmeticException if it is too large for the format */
    static long of(double number) {
        if (number == 0) {
            return 0;
        }
        double size = Math.abs(number);
        int exponent = Math.floorDiv(Math.getExponent(size), 4) + 1;
        if (exponent + EXCESS < 0) {
            return 0;
        }
        if (exponent + EXCESS > LARGEST_EXPONENT) {
            throw new ArithmeticException("Too large for a transport file: " + number);
        }
        long mantissa = Double.doubleToRawLongBits(size) & ((1L << FRACTION_OF_JAVA) - 1) | 1L << FRACTION_OF_JAVA;
        int shift = FRACTION_BITS - 4 * exponent + Math.getExponent(size) - FRACTION_OF_JAVA;
        long fraction = shift >= 0 ? mantissa << shift : mantissa >>> -shift;
        long sign = number < 0 ? 1L << 63 : 0;
        return sign | (long) (exponent + EXCESS) << FRACTION_BITS | fraction;
    }
}
