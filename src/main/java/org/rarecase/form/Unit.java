package org.rarecase.form;

import java.math.BigDecimal;

/**
 * A unit in which a quantity may be entered.
 *
 * @param times what a number in this unit is multiplied by to get the unit of record
 * @param plus what is added after that, as for temperatures
 */
public record Unit(String name, BigDecimal times, BigDecimal plus) {

    public static Unit ofRecord(String name) {
        return new Unit(name, BigDecimal.ONE, BigDecimal.ZERO);
    }

    /** The number in the unit of record, exactly. */
    public BigDecimal convert(BigDecimal entered) {
        return entered.multiply(times).add(plus);
    }
}
