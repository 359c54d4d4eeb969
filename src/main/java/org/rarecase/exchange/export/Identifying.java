package org.rarecase.exchange.export;

import static org.rarecase.shared.Messages.texts;

import org.rarecase.shared.LocalizedText;

/** What could lead to a patient. A research export leaves it out, unless it was chosen with a reason. */
public enum Identifying {
    FREE_TEXT(texts("Free text")),
    FILES(texts("Names and hashes of files")),
    EXACT_DATES(texts("Exact dates")),
    SITE(texts("Site")),
    /** Tells of the site as well. */
    CASE_NUMBER(texts("Case number"));

    private final LocalizedText label;

    Identifying(LocalizedText label) {
        this.label = label;
    }

    public LocalizedText label() {
        return label;
    }
}
