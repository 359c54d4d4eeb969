package org.rarecase.exchange.stata;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.table.Column;
import org.rarecase.exchange.table.LittleEndian;
import org.rarecase.exchange.table.Missing;
import org.rarecase.form.NullFlavour;

/**
 * How a column stands in a data set.
 *
 * @param name unique, of 32 characters at most
 * @param type as the format numbers it: up to 2045 a text of so many bytes, 32768 a text that stands elsewhere
 * @param width bytes in a line
 * @param format in which Stata shows it
 * @param labels name of the labels of its values; empty of texts
 */
record Variable(Column column, String name, int type, int width, String format, String labels) {

    static final int LONGEST_TEXT = 2045;
    static final int LONG_TEXT = 32768;

    private static final int DOUBLE = 65526;
    private static final int LONG = 65528;
    private static final int BYTE = 65530;

    /** The largest number that a byte holds; above it are the missing ones. */
    private static final int LARGEST_BYTE = 100;

    private static final long MISSING_DOUBLE = 0x7fe0000000000000L;
    private static final long STEP_OF_DOUBLES = 0x0000010000000000L;
    private static final int MISSING_LONG = 2147483621;
    private static final int MISSING_BYTE = 101;

    private static final LocalDate EPOCH = LocalDate.of(1960, 1, 1);
    private static final long MILLIS_TO_1970 = -EPOCH.toEpochDay() * 86_400_000L;

    /** @param widest bytes of the longest text of the column */
    static Variable of(Column column, String name, String labels, int widest) {
        return switch (column.type()) {
            case TEXT ->
                column.mostBytes() > LONGEST_TEXT
                        ? new Variable(column, name, LONG_TEXT, 8, "%9s", "")
                        : text(column, name, Math.max(1, widest));
            case NUMBER -> new Variable(column, name, DOUBLE, 8, "%10.0g", labels);
            case DATE -> new Variable(column, name, LONG, 4, "%tdCCYY-NN-DD", labels);
            case TIME -> new Variable(column, name, DOUBLE, 8, "%tcHH:MM", labels);
            case MOMENT -> new Variable(column, name, DOUBLE, 8, "%tcCCYY-NN-DD!_HH:MM:SS", labels);
            case CODE ->
                column.numbers().largest() > LARGEST_BYTE
                        ? new Variable(column, name, LONG, 4, "%12.0g", labels)
                        : new Variable(column, name, BYTE, 1, "%8.0g", labels);
        };
    }

    private static Variable text(Column column, String name, int bytes) {
        return bytes > LONGEST_TEXT
                ? new Variable(column, name, LONG_TEXT, 8, "%9s", "")
                : new Variable(column, name, bytes, bytes, "%" + Math.min(bytes, 40) + "s", "");
    }

    boolean isLongText() {
        return type == LONG_TEXT;
    }

    /** With the full name before it, where it had to be shortened. */
    String label() {
        return name.equals(column.name()) ? column.label() : column.name() + ": " + column.label();
    }

    /** What stands for a flavour in labels of values, whatever the type of the variable. */
    static int missing(NullFlavour flavour) {
        return MISSING_LONG + place(flavour);
    }

    /** The {@code .a} is at place 1, behind the missing value that says nothing. */
    private static int place(@Nullable NullFlavour flavour) {
        return flavour == null ? 0 : Missing.letter(flavour) - 'a' + 1;
    }

    /** Writes a cell; of a long text only where it stands. */
    void write(@Nullable Object cell, long line, int number, LittleEndian to) throws IOException {
        switch (type) {
            case DOUBLE -> {
                if (cell == null || cell instanceof NullFlavour) {
                    to.integer(MISSING_DOUBLE + place((NullFlavour) cell) * STEP_OF_DOUBLES, 8);
                } else {
                    to.number(number(cell));
                }
            }
            case LONG -> to.integer(whole(cell, MISSING_LONG), 4);
            case BYTE -> to.integer(whole(cell, MISSING_BYTE), 1);
            case LONG_TEXT -> {
                boolean stands = cell instanceof String text && !text.isEmpty();
                to.integer(stands ? number : 0, 2);
                to.integer(stands ? line : 0, 6);
            }
            default -> to.text(cell instanceof String text ? text : "", width);
        }
    }

    private static double number(Object cell) {
        return switch (cell) {
            case BigDecimal number -> number.doubleValue();
            case LocalTime time -> time.toSecondOfDay() * 1000.0;
            case LocalDateTime moment -> moment.toInstant(ZoneOffset.UTC).toEpochMilli() + MILLIS_TO_1970;
            default -> throw new IllegalArgumentException("No number: " + cell);
        };
    }

    private static long whole(@Nullable Object cell, int missing) {
        return switch (cell) {
            case null -> missing;
            case NullFlavour flavour -> missing + place(flavour);
            case Integer code -> code;
            case LocalDate date -> date.toEpochDay() - EPOCH.toEpochDay();
            default -> throw new IllegalArgumentException("No whole number: " + cell);
        };
    }
}
