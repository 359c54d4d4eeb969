package org.rarecase.query.ui;

import org.rarecase.query.board.QueryFilter;

/** What the address of the board of queries narrows it to; the board brings it. */
public interface BoardAddress {

    /** @param board the parameters of the address */
    QueryFilter filter(String board);
}
