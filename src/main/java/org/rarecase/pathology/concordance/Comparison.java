package org.rarecase.pathology.concordance;

import static org.rarecase.shared.Messages.texts;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.code.CodeList;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/**
 * What two diagnoses have in common: what the table {@code concordance-policy} decides by. A property is null where one
 * side says nothing of it.
 *
 * @param inDifferential whether the one holds the other for possible too
 * @param confidence of the central side
 * @param differing what differs, for who reads the verdict
 */
public record Comparison(
        @Nullable Boolean sameCode,
        @Nullable Boolean sameEntity,
        @Nullable Boolean sameBehaviour,
        @Nullable Boolean sameGrade,
        @Nullable Boolean sameSubtype,
        boolean inDifferential,
        @Nullable String confidence,
        boolean adequate,
        Set<Part> differing) {

    public Comparison {
        differing = Set.copyOf(differing);
    }

    /** What diagnoses can differ in. */
    public enum Part {
        ENTITY(texts("another tumour")),
        BEHAVIOUR(texts("another behaviour")),
        VARIANT(texts("another variant of the same tumour")),
        GRADE(texts("another grade")),
        SUBTYPE(texts("another subtype")),
        SCORE(texts("another score"));

        private final LocalizedText label;

        Part(LocalizedText label) {
            this.label = label;
        }

        public String label() {
            return label.in(Messages.language());
        }
    }

    /** @param reference of the site, or of the reader before */
    public static Comparison of(StatedDiagnosis reference, StatedDiagnosis central) {
        Boolean code = same(reference.code(), central.code());
        Boolean entity = same(reference.entity(), central.entity());
        Boolean behaviour = same(reference.behaviour(), central.behaviour());
        Boolean grade = sameText(reference.grade(), central.grade());
        Boolean subtype = sameText(reference.subtype(), central.subtype());
        Boolean score = sameText(reference.score(), central.score());
        Set<Part> differing = EnumSet.noneOf(Part.class);
        add(differing, Part.ENTITY, entity);
        add(differing, Part.BEHAVIOUR, behaviour);
        add(differing, Part.VARIANT, Boolean.TRUE.equals(entity) && !Boolean.FALSE.equals(behaviour) ? code : null);
        add(differing, Part.GRADE, grade);
        add(differing, Part.SUBTYPE, subtype);
        add(differing, Part.SCORE, score);
        return new Comparison(
                code,
                entity,
                behaviour,
                Boolean.FALSE.equals(score) ? score : grade,
                subtype,
                central.holdsPossible(reference) || reference.holdsPossible(central),
                central.confidence(),
                reference.adequate() && central.adequate(),
                differing);
    }

    private static void add(Set<Part> differing, Part part, @Nullable Boolean same) {
        if (Boolean.FALSE.equals(same)) {
            differing.add(part);
        }
    }

    private static @Nullable Boolean same(Optional<?> one, Optional<?> other) {
        return one.isEmpty() || other.isEmpty() ? null : one.equals(other);
    }

    private static @Nullable Boolean sameText(@Nullable String one, @Nullable String other) {
        return one == null || other == null || one.isBlank() || other.isBlank() ? null : CodeList.isSame(one, other);
    }
}
