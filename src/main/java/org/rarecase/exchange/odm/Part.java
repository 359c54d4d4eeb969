package org.rarecase.exchange.odm;

/** What one item of ODM holds of an answer, where an answer of ours takes several. */
enum Part {
    /** All of it; of a quantity, the number in the unit of record. */
    VALUE(""),
    /** The number as it was entered. */
    ENTERED(".entered"),
    /** The unit in which it was entered. */
    UNIT(".unit"),
    /** The axes of a lesion. */
    A(".a"),
    B(".b"),
    C(".c"),
    /** Of the ellipsoid with these axes, in ml: follows from them and is not read. */
    VOLUME(".volume"),
    /** Whether one of several codes was chosen. */
    CODE("."),
    /** All codes that were chosen. */
    CODES("");

    private final String suffix;

    Part(String suffix) {
        this.suffix = suffix;
    }

    String suffix() {
        return suffix;
    }
}
