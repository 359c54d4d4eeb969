package org.rarecase.shared;

import java.util.List;

/**
 * An event that belongs in the audit trail. Whoever publishes one gets its lines written in the same transaction, so
 * that the trail and what it tells of are kept together or not at all.
 */
public interface Audited {

    Actor actor();

    /**
     * What the product judged by itself, such as by an edit check. Whatever else it does is told of as done by the
     * person whose act it follows from.
     */
    default boolean isOwnJudgement() {
        return false;
    }

    /** All lines belong to one case, or all to none. */
    List<AuditLine> auditLines();
}
