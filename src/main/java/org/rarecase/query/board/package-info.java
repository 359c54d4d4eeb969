/** Queries of many cases: lists, search, answer times, many at once, saved filters. */
@org.jspecify.annotations.NullMarked
package org.rarecase.query.board;
