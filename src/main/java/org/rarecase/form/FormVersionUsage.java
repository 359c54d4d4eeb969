package org.rarecase.form;

/** Tells how often forms were filled in. Implemented by whoever keeps the filled forms, which this module does not know. */
public interface FormVersionUsage {

    /** Filled forms of this version. */
    int count(FormKey form, int version);
}
