package org.rarecase.casebook.obstacle;

import static java.util.stream.Collectors.joining;

import java.util.stream.Stream;

/**
 * What stands in the way of something, in words for the person who is served at the moment. Each has one wording, which
 * services refuse with and pages print alike; a module seals those that it knows.
 */
public interface Obstacle {

    /** A sentence. */
    String what();

    /** A sentence: who can remove it, or what to do instead; empty if there is nothing in particular. */
    default String wayOut() {
        return "";
    }

    /** For pages: what it is, and the way out. */
    default String print() {
        return refusal("");
    }

    /**
     * For services.
     *
     * @param outcome a sentence: what was not done; may be empty
     */
    default String refusal(String outcome) {
        return Stream.of(what(), outcome, wayOut())
                .filter(sentence -> !sentence.isEmpty())
                .collect(joining(" "));
    }
}
