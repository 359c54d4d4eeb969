package org.rarecase.form.code;

import java.util.Locale;

/** Public terminologies that items and codes may be mapped to. */
public enum CodeSystem {
    /** NCI Thesaurus, such as {@code C9325}. */
    NCIT,
    /** Laboratory and clinical observations, such as {@code 2160-0}. */
    LOINC,
    /** ICD-O-3.2, morphology such as {@code 8370/3} or topography such as {@code C74.0}. */
    ICDO,
    /** Genes, such as {@code HGNC:17098}; the symbol is the code itself. */
    HGNC,
    /** Rare diseases, such as {@code ORPHA:1501}. */
    ORPHA;

    /** The word for it in a file. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
