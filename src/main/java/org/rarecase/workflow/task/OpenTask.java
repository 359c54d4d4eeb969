package org.rarecase.workflow.task;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.query.QueryId;
import org.rarecase.study.SiteId;

/**
 * A user task that the engine has open.
 *
 * @param groups keys of the roles that may take it
 * @param assignee whom it was given to, or null
 */
public record OpenTask(
        String id,
        String definitionId,
        String key,
        String name,
        CaseId caseId,
        SiteId site,
        @Nullable QueryId queryId,
        Set<String> groups,
        @Nullable String assignee,
        Instant created,
        @Nullable Instant due) {

    /** The drawing that it belongs to, in whatever version. */
    String process() {
        return definitionId.split(":")[0];
    }
}
