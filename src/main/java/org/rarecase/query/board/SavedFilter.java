package org.rarecase.query.board;

/**
 * Filters of the board that an account keeps.
 *
 * @param address what stands behind the question mark
 */
public record SavedFilter(long id, String name, String address) {}
