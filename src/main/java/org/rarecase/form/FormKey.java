package org.rarecase.form;

/** Name of a form, stable for ever: lower case with hyphens, equal to the file name. */
public record FormKey(String value) {

    /** The name in rules, where a hyphen would be a minus. */
    public String inRules() {
        return value.replace('-', '_');
    }

    @Override
    public String toString() {
        return value;
    }
}
