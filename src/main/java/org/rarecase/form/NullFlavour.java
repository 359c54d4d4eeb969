package org.rarecase.form;

/** Why there is no value. Stored, shown and exported as distinct. */
public enum NullFlavour {
    /** The item was hidden by a rule. Never stored: it follows from the answers. */
    NOT_ASKED("not-asked"),
    /** Asked, and nothing entered yet. Never stored: it is the absence of an answer. */
    BLANK("blank"),
    NOT_DONE("not-done"),
    UNKNOWN("unknown"),
    NOT_APPLICABLE("not-applicable");

    private final String code;

    NullFlavour(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static NullFlavour ofCode(String code) {
        for (NullFlavour flavour : values()) {
            if (flavour.code.equals(code)) {
                return flavour;
            }
        }
        throw new IllegalArgumentException("No null flavour " + code);
    }
}
