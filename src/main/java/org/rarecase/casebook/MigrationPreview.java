package org.rarecase.casebook;

import java.util.List;
import org.rarecase.form.FormDefinition;

/**
 * What moving a case to the versions in use would do. Nothing is changed yet.
 *
 * @param moved the filled forms whose version differs
 * @param staying filled forms of another version that stay in it, since they were signed off
 * @param added forms that the casebook has now and the case lacks
 * @param obstaclesBefore how many answers are missing or wrong now
 * @param obstaclesAfter how many would be
 * @param locked the case is approved, or it or one of its forms is locked, so that it stays as it is
 */
public record MigrationPreview(
        CaseSummary caseSummary,
        List<MigratedForm> moved,
        List<FormInstance> staying,
        List<FormDefinition> added,
        int obstaclesBefore,
        int obstaclesAfter,
        boolean locked) {

    public boolean isEmpty() {
        return moved.isEmpty() && added.isEmpty();
    }
}
