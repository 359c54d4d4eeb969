package org.rarecase.form;

/** How an item is asked and stored. */
public enum ItemType {
    TEXT,
    LONG_TEXT,
    INTEGER,
    DECIMAL,
    /** A day, a month or a year: {@code 2024-05-17}, {@code 2024-05}, {@code 2024}. */
    DATE,
    /** Of day: {@code 08:30}. */
    TIME,
    /** One to three axes of a lesion, each in the unit of the item. */
    MEASUREMENT,
    /** A number in one of several units, converted into the unit of record. */
    QUANTITY,
    /** {@code yes}, {@code no}, {@code unknown}. */
    YES_NO,
    CHOICE,
    MULTIPLE_CHOICE,
    /** One of many codes, searched for. */
    CODE,
    /** A document, kept with the case. */
    FILE,
    /** Repeating group of items. */
    GROUP
}
