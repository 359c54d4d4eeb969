package org.rarecase.form;

/** How much of a date is known. */
public enum DatePrecision {
    DAY("day"),
    MONTH("month"),
    YEAR("year");

    private final String code;

    DatePrecision(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static DatePrecision ofCode(String code) {
        for (DatePrecision precision : values()) {
            if (precision.code.equals(code)) {
                return precision;
            }
        }
        throw new IllegalArgumentException("No date precision " + code);
    }
}
