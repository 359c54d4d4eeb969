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

    /** With what this one leaves open as another has it. */
    DiagnosisContent or(DiagnosisContent other) {
        return new DiagnosisContent(
                first(morphology, other.morphology),
                first(diagnosis, other.diagnosis),
                first(grade, other.grade),
                first(subtype, other.subtype),
                first(score, other.score));
    }

    private static @Nullable String first(@Nullable String one, @Nullable String other) {
        return one == null ? other : one;
    }
}
