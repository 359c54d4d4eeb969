package org.rarecase.exchange.excel;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import org.dhatim.fastexcel.Worksheet;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.table.Column;
import org.rarecase.form.NullFlavour;

/** Cells by their type. A text is never a formula, since it is written as a text. */
final class Cells {

    /** Digits of a number that a cell keeps; one with more is written as a text. */
    private static final int DIGITS = 15;

    /** Characters that a cell holds. */
    private static final int CHARACTERS = 32_767;

    /** Excel counts days from 1900, and one too many in its first two months. */
    private static final LocalDate FIRST_DAY = LocalDate.of(1900, 3, 1);

    private static final double SECONDS_OF_DAY = 86_400;

    private Cells() {}

    static void write(Worksheet sheet, int line, int place, Column column, @Nullable Object cell) {
        switch (cell) {
            case null -> {}
            case NullFlavour flavour -> {}
            case String text -> text(sheet, line, place, text);
            case Integer code -> {
                text(sheet, line, place, column.numbers().code(code));
                if (column.name().endsWith("__why")) {
                    sheet.style(line, place).italic().fontColor("808080").set();
                }
            }
            case BigDecimal number -> number(sheet, line, place, number);
            case LocalDate date -> {
                if (date.isBefore(FIRST_DAY)) {
                    text(sheet, line, place, date.toString());
                } else {
                    sheet.value(line, place, date);
                    sheet.style(line, place).format("yyyy-mm-dd").set();
                }
            }
            case LocalTime time -> {
                sheet.value(line, place, time.toSecondOfDay() / SECONDS_OF_DAY);
                sheet.style(line, place).format("hh:mm").set();
            }
            case LocalDateTime moment -> {
                sheet.value(line, place, moment);
                sheet.style(line, place).format("yyyy-mm-dd hh:mm:ss").set();
            }
            default -> throw new IllegalArgumentException("No cell: " + cell);
        }
    }

    private static void number(Worksheet sheet, int line, int place, BigDecimal number) {
        if (number.signum() == 0 || number.stripTrailingZeros().precision() <= DIGITS) {
            sheet.value(line, place, number);
        } else {
            text(sheet, line, place, number.toPlainString());
        }
    }

    private static void text(Worksheet sheet, int line, int place, String text) {
        sheet.inlineString(
                line,
                place,
                text.length() <= CHARACTERS ? text : "[" + text.length() + " characters: see the CSV set]");
    }
}
