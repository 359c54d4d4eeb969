package org.rarecase.form;

/** How an item is asked and stored. */
public enum ItemType {
    TEXT,
    LONG_TEXT,
    INTEGER,
    DECIMAL,
    /** A day, a month or a year: {@code 2024-05-17}, {@code 2024-05}, {@code 2024}. */
    DATE,
    /** {@code yes}, {@code no}, {@code unknown}. */
    YES_NO,
    CHOICE,
    MULTIPLE_CHOICE,
    /** One of many codes, searched for. */
    CODE,
    /** Repeating group of items. */
    GROUP
}
