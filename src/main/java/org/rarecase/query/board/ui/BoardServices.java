package org.rarecase.query.board.ui;

import org.rarecase.query.board.QueryBoard;
import org.rarecase.query.board.QueryBulk;
import org.rarecase.query.board.SavedFilters;
import org.rarecase.query.ui.QueryServices;
import org.springframework.stereotype.Component;

/** What the list of queries works with, and what is done to many at once. */
@Component
record BoardServices(QueryServices single, QueryBoard board, QueryBulk bulk, SavedFilters savedFilters) {}
