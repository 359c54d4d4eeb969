package org.rarecase.pathology.agreed;

import org.jspecify.annotations.Nullable;

/**
 * A diagnosis as it is agreed on. Where the readers came to none, as for want of material, all is null.
 *
 * @param morphology code of ICD-O; null: of no code of the list, then in words
 * @param diagnosis in words
 * @param grade with the name of its system
 * @param score with its name
 */
public record DiagnosisContent(
        @Nullable String morphology,
        @Nullable String diagnosis,
        @Nullable String grade,
        @Nullable String subtype,
        @Nullable String score) {

    public static final DiagnosisContent NONE = new DiagnosisContent(null, null, null, null, null);
}
