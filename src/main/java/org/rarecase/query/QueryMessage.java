package org.rarecase.query;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Role;
import org.rarecase.shared.Actor;

/**
 * One message of a query's thread.
 *
 * @param state where the query stood after it
 * @param author user name
 * @param role key of the role in which it was written
 * @param reason chosen from the list, or null
 * @param change of the value while the query stood open, or null
 */
public record QueryMessage(
        QueryState state,
        String author,
        String role,
        Instant writtenAt,
        String text,
        @Nullable QueryReason reason,
        @Nullable ValueChange change) {

    /** What the value was, and what it became, as the trail prints it. */
    public record ValueChange(String before, String after) {}

    /** Asked by the product, for the readers of a central review. */
    static QueryMessage ofReview(Instant writtenAt, String text) {
        return question(new Actor(Actor.SYSTEM.userName(), Role.PATHOLOGIST.key()), writtenAt, text);
    }

    /** Whether the product asked for the readers of a central review, not for a check. */
    public boolean isOfReview() {
        return author.equals(Actor.SYSTEM.userName()) && Role.PATHOLOGIST.isNamed(role);
    }

    static QueryMessage question(Actor actor, Instant writtenAt, String text) {
        return new QueryMessage(QueryState.OPEN, actor.userName(), actor.role(), writtenAt, text, null, null);
    }

    QueryMessage saying(String words) {
        return new QueryMessage(state, author, role, writtenAt, words, reason, change);
    }
}
