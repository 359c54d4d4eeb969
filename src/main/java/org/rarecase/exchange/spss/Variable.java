package org.rarecase.exchange.spss;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.table.CellType;
import org.rarecase.exchange.table.Column;
import org.rarecase.exchange.table.Missing;
import org.rarecase.exchange.table.Spool;
import org.rarecase.form.Item;
import org.rarecase.form.ItemType;
import org.rarecase.form.NullFlavour;

/**
 * How a column stands in a system file.
 *
 * @param name unique, of 64 characters at most
 * @param place of the variable, from 1 on
 * @param width bytes of a text; 0 of a number
 * @param missing whether the numbers of {@link Missing} stand for why there is no value
 */
record Variable(Column column, String name, int place, int width, boolean missing) {

    /** The longest text that is one variable; a longer one is several. */
    static final int LONGEST_SEGMENT = 255;

    /** So many bytes of the width of a long text count for one segment, though 255 stand in it. */
    private static final int SEGMENT_STEP = 252;

    private static final int RADIX = 36;

    /** No value, and no reason why. */
    static final double SYSTEM_MISSING = -Double.MAX_VALUE;

    private static final LocalDate EPOCH = LocalDate.of(1582, 10, 14);
    private static final long SECONDS_OF_DAY = 86_400;
    private static final BigDecimal ABOVE_MISSING = BigDecimal.valueOf(Missing.LAST_NUMBER);

    private static final int A = 1;
    private static final int F = 5;
    private static final int DATETIME = 22;
    private static final int TIME = 21;
    private static final int SDATE = 39;

    static Variable of(Column column, String name, int place, Spool.Measure measure) {
        int width = column.type() == CellType.TEXT ? Math.max(1, measure.widest()) : 0;
        return new Variable(column, name, place, width, isFree(column, measure));
    }

    /** Where no value can be a number that means missing, and none is. */
    private static boolean isFree(Column column, Spool.Measure measure) {
        if (!column.tellsWhy()) {
            return false;
        }
        return column.type() != CellType.NUMBER
                || !measure.hasNumberForMissing()
                        && (column.lowest() != null && column.lowest().compareTo(ABOVE_MISSING) > 0
                                || column.highest() != null
                                        && column.highest().compareTo(BigDecimal.valueOf(Missing.FIRST_NUMBER)) < 0);
    }

    boolean isText() {
        return width > 0;
    }

    boolean isLong() {
        return width > LONGEST_SEGMENT;
    }

    int segments() {
        return isLong() ? (width + SEGMENT_STEP - 1) / SEGMENT_STEP : 1;
    }

    /** Bytes of a segment, the first being 0. */
    int segmentWidth(int segment) {
        return !isLong() ? width : segment < segments() - 1 ? LONGEST_SEGMENT : width - segment * SEGMENT_STEP;
    }

    /** Units of eight bytes that a segment takes in a line. */
    int units(int segment) {
        return isText() ? (segmentWidth(segment) + 7) / 8 : 1;
    }

    int units() {
        int units = 0;
        for (int segment = 0; segment < segments(); segment++) {
            units += units(segment);
        }
        return units;
    }

    /** Of eight characters, for programs that know no longer ones: {@code V12}, and {@code V12_1} for a later segment. */
    String shortName(int segment) {
        String name = "V" + Integer.toString(place, RADIX).toUpperCase(Locale.ROOT);
        return segment == 0
                ? name
                : name + "_" + Integer.toString(segment, RADIX).toUpperCase(Locale.ROOT);
    }

    /** Kind, width and decimals, as the file puts them into one number. */
    int format(int segment) {
        return switch (column.type()) {
            case TEXT -> A << 16 | segmentWidth(segment) << 8;
            case NUMBER -> F << 16 | 16 << 8 | decimals();
            case DATE -> SDATE << 16 | 10 << 8;
            case TIME -> TIME << 16 | 5 << 8;
            case MOMENT -> DATETIME << 16 | 20 << 8;
            case CODE -> F << 16 | 8 << 8;
        };
    }

    private int decimals() {
        Item item = column.item();
        if (item == null || item.type() == ItemType.INTEGER || item.isGroup()) {
            return 0;
        }
        Integer decimals = item.range().decimals();
        return decimals == null ? 2 : Math.min(decimals, 15);
    }

    /** With the full name before it, where it had to be shortened. */
    String label() {
        return name.equals(column.name()) ? column.label() : column.name() + ": " + column.label();
    }

    double number(@Nullable Object cell) {
        return switch (cell) {
            case null -> SYSTEM_MISSING;
            case NullFlavour flavour -> missing ? Missing.number(flavour) : SYSTEM_MISSING;
            case BigDecimal number -> number.doubleValue();
            case Integer code -> code;
            case LocalDate date -> (double) (date.toEpochDay() - EPOCH.toEpochDay()) * SECONDS_OF_DAY;
            case LocalTime time -> time.toSecondOfDay();
            case LocalDateTime moment ->
                moment.toEpochSecond(ZoneOffset.UTC) - (double) EPOCH.toEpochDay() * SECONDS_OF_DAY;
            default -> throw new IllegalArgumentException("No number: " + cell);
        };
    }
}
