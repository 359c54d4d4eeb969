package org.rarecase.exchange.table;

import java.math.BigDecimal;
import org.rarecase.form.NullFlavour;

/** What stands for the reasons of having no value in programs that keep a letter or a number for them. */
public final class Missing {

    /** The numbers from here to {@link #LAST_NUMBER} mean no value, where none of them can be one. */
    public static final int FIRST_NUMBER = -999;

    public static final int LAST_NUMBER = -995;

    private Missing() {}

    /** As Stata and SAS have it: {@code .u}. */
    public static char letter(NullFlavour flavour) {
        return switch (flavour) {
            case BLANK -> 'b';
            case NOT_ASKED -> 'h';
            case UNKNOWN -> 'u';
            case NOT_DONE -> 'd';
            case NOT_APPLICABLE -> 'n';
        };
    }

    /** As SPSS has it. */
    public static int number(NullFlavour flavour) {
        return switch (flavour) {
            case UNKNOWN -> -999;
            case NOT_DONE -> -998;
            case NOT_APPLICABLE -> -997;
            case BLANK -> -996;
            case NOT_ASKED -> -995;
        };
    }

    /** As labels say it. */
    public static String words(NullFlavour flavour) {
        return flavour.code().replace('-', ' ');
    }

    static boolean isNumberForMissing(BigDecimal number) {
        return number.compareTo(BigDecimal.valueOf(FIRST_NUMBER)) >= 0
                && number.compareTo(BigDecimal.valueOf(LAST_NUMBER)) <= 0;
    }
}
