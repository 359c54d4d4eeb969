package org.rarecase.query;

import java.time.Instant;

/**
 * One message of a query's thread.
 *
 * @param state where the query stood after it
 * @param author user name
 * @param role key of the role in which it was written
 */
public record QueryMessage(QueryState state, String author, String role, Instant writtenAt, String text) {

    QueryMessage saying(String words) {
        return new QueryMessage(state, author, role, writtenAt, words);
    }
}
