package org.rarecase.pathology.session;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a participant stands to the decision of a case.
 *
 * @param participant user name
 * @param dissent what that person holds instead, in words; null: holds the decision too
 * @param signedAt null until then
 * @param absent why there is no signature of that person, as the coordinator noted it; else null
 */
public record PanelVote(
        String participant,
        @Nullable String dissent,
        @Nullable Instant signedAt,
        @Nullable String absent) {

    public boolean dissents() {
        return dissent != null;
    }

    /** Neither signed nor absent. */
    public boolean isOutstanding() {
        return signedAt == null && absent == null;
    }
}
