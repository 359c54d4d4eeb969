package org.rarecase.exchange.table;

/** What stands in the cells of a column, where it is neither empty nor a {@link org.rarecase.form.NullFlavour}. */
public enum CellType {
    /** A {@link String}. */
    TEXT,
    /** A {@link java.math.BigDecimal}. */
    NUMBER,
    /** A {@link java.time.LocalDate}. */
    DATE,
    /** A {@link java.time.LocalTime}. */
    TIME,
    /** A {@link java.time.LocalDateTime} in UTC. */
    MOMENT,
    /** An {@link Integer}: the number that stands for a code. */
    CODE
}
