package org.rarecase.migration;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.obstacle.CaseObstacle;
import org.rarecase.form.FormDefinition;

/**
 * What moving a case to the versions in use would do. Nothing is changed yet.
 *
 * @param moved the filled forms whose version differs
 * @param staying filled forms of another version that stay in it, since they were signed off
 * @param added forms that the casebook has now and the case lacks
 * @param obstaclesBefore how many answers are missing or wrong now
 * @param obstaclesAfter how many would be
 * @param obstacle what keeps the case from being moved; null if nothing does
 */
public record MigrationPreview(
        CaseSummary caseSummary,
        List<MigratedForm> moved,
        List<FormInstance> staying,
        List<FormDefinition> added,
        int obstaclesBefore,
        int obstaclesAfter,
        @Nullable CaseObstacle obstacle) {

    public boolean isEmpty() {
        return moved.isEmpty() && added.isEmpty();
    }
}
