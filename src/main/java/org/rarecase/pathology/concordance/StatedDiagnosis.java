package org.rarecase.pathology.concordance;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.code.Code;

/**
 * A diagnosis as somebody stated it: the site, a reader, or the readers together.
 *
 * @param morphology null if it is unknown or not done, or of no code of the list: such a diagnosis is not compared
 * @param grade with the name of its system; null if none was given
 * @param score the class that a score comes to; null if none was given
 * @param differential codes of morphology that it may be too
 * @param confidence {@code definite}, {@code probable}, {@code descriptive} or null
 * @param adequate whether the material was enough for a diagnosis
 */
public record StatedDiagnosis(
        @Nullable Code morphology,
        @Nullable String grade,
        @Nullable String subtype,
        @Nullable String score,
        Set<String> differential,
        @Nullable String confidence,
        boolean adequate) {

    /** ICD-O-3, rule of the fifth digit: benign 0, uncertain 1, in situ 2, malignant 3. */
    private static final Pattern BEHAVIOUR = Pattern.compile("[0-9]{4}/([0-9])");

    public StatedDiagnosis {
        differential = Set.copyOf(differential);
    }

    /** The code of the edition in use: one of an older edition counts as its successor. */
    Optional<String> code() {
        return Optional.ofNullable(morphology).map(code -> code.successor() == null ? code.value() : code.successor());
    }

    /** A tumour without an entity is one of its own. */
    Optional<String> entity() {
        return Optional.ofNullable(morphology).map(Code::entity).or(this::code);
    }

    boolean holdsPossible(StatedDiagnosis other) {
        return other.morphology != null && differential.contains(other.morphology.value())
                || other.code().filter(differential::contains).isPresent();
    }

    /** Nothing for a code of the registry's own, which does not tell. */
    Optional<String> behaviour() {
        return code().map(BEHAVIOUR::matcher).filter(Matcher::matches).map(found -> found.group(1));
    }
}
