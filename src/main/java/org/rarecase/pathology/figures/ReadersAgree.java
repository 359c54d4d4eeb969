package org.rarecase.pathology.figures;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far readers agree with each other on the entity. Percent and AC1 stand beside kappa, which misleads where one entity
 * prevails.
 *
 * @param cohen of two readers who read all of it; null where there are others
 * @param entities kappa of each entity that was chosen, against all others
 * @param pairs of two readers; none for who may not know them
 */
public record ReadersAgree(
        Estimate percent,
        Estimate fleiss,
        Estimate ac1,
        @Nullable Estimate cohen,
        List<OfEntity> entities,
        List<Pair> pairs) {

    /** @param entity as the code list names it, or a code without one */
    public record OfEntity(String entity, Estimate kappa) {}

    public record Pair(String one, String other, Estimate percent, Estimate cohen, Estimate ac1) {}
}
