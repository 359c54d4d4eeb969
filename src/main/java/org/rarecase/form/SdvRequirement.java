package org.rarecase.form;

/** Whether an item is critical, so that its value is compared with the source (source data verification). */
public enum SdvRequirement {
    NO,
    /** As {@link #YES}; a clinician has not confirmed it yet. */
    PROPOSED,
    YES
}
