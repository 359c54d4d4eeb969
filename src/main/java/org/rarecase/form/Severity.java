package org.rarecase.form;

/** What a finding leads to. */
public enum Severity {
    /** Informs. */
    WARNING,
    /** Becomes a query when the case is submitted. */
    QUERY,
    /** Keeps the case from being submitted. */
    ERROR
}
