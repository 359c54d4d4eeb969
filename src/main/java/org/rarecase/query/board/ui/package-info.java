/** The board of queries: its filters, many at once, and the times that answers take. */
@org.jspecify.annotations.NullMarked
package org.rarecase.query.board.ui;
