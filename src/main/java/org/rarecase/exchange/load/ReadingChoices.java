package org.rarecase.exchange.load;

import org.jspecify.annotations.Nullable;

/**
 * What has to be known to read a file, and does not always follow from it.
 *
 * @param encoding {@code UTF-8}, {@code UTF-16LE}, {@code UTF-16BE} or {@code windows-1252}; null where the format says it
 * @param delimiter between cells; null where there is none
 * @param table the sheet of a workbook, or the file of an archive; null where there is one only
 * @param dateOrder null as long as nobody chose: then 03/04/2012 is refused
 * @param decimalSign null as long as nobody chose: then 1,5 and 1.5 in one file are refused
 * @param language two-letter code of the labels in the file
 * @param strict whether a file that is not all as its format wants it is refused
 */
public record ReadingChoices(
        @Nullable String encoding,
        @Nullable String delimiter,
        @Nullable String table,
        @Nullable DateOrder dateOrder,
        @Nullable DecimalSign decimalSign,
        @Nullable String language,
        boolean strict) {

    /** Nothing has to be chosen. */
    public static final ReadingChoices NONE = new ReadingChoices(null, null, null, null, null, null, false);

    /** How dates that are all digits are to be read; 2012-04-03 is read in either. */
    public enum DateOrder {
        /** 03/04/2012 is in April. */
        DAY_FIRST,
        /** 03/04/2012 is in March. */
        MONTH_FIRST
    }

    /** What stands before the decimals of a number. */
    public enum DecimalSign {
        POINT,
        COMMA
    }

    public ReadingChoices withEncoding(@Nullable String other) {
        return new ReadingChoices(other, delimiter, table, dateOrder, decimalSign, language, strict);
    }

    public ReadingChoices withDelimiter(@Nullable String other) {
        return new ReadingChoices(encoding, other, table, dateOrder, decimalSign, language, strict);
    }

    public ReadingChoices withTable(@Nullable String other) {
        return new ReadingChoices(encoding, delimiter, other, dateOrder, decimalSign, language, strict);
    }

    public ReadingChoices withDateOrder(@Nullable DateOrder other) {
        return new ReadingChoices(encoding, delimiter, table, other, decimalSign, language, strict);
    }

    public ReadingChoices withDecimalSign(@Nullable DecimalSign other) {
        return new ReadingChoices(encoding, delimiter, table, dateOrder, other, language, strict);
    }

    public ReadingChoices withLanguage(@Nullable String other) {
        return new ReadingChoices(encoding, delimiter, table, dateOrder, decimalSign, other, strict);
    }

    public ReadingChoices withStrict(boolean other) {
        return new ReadingChoices(encoding, delimiter, table, dateOrder, decimalSign, language, other);
    }
}
