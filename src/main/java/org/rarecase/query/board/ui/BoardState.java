package org.rarecase.query.board.ui;

import static org.rarecase.shared.Messages.texts;

import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.rarecase.query.QueryState;
import org.rarecase.query.board.QueryFilter;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/** What the board can be narrowed to by state; the first is what work is about. */
enum BoardState {
    UNRESOLVED(texts("Open and answered"), EnumSet.of(QueryState.OPEN, QueryState.ANSWERED)),
    OPEN(texts("Open"), EnumSet.of(QueryState.OPEN)),
    ESCALATED(texts("Escalated"), EnumSet.of(QueryState.OPEN)),
    ANSWERED(texts("Answered"), EnumSet.of(QueryState.ANSWERED)),
    CLOSED(texts("Closed"), EnumSet.of(QueryState.CLOSED)),
    CANCELLED(texts("Cancelled"), EnumSet.of(QueryState.CANCELLED)),
    ALL(texts("All"), EnumSet.allOf(QueryState.class));

    private final LocalizedText label;
    private final Set<QueryState> states;

    BoardState(LocalizedText label, Set<QueryState> states) {
        this.label = label;
        this.states = states;
    }

    String label() {
        return label.in(Messages.language());
    }

    /** As the address has it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    QueryFilter filter() {
        return this == ESCALATED
                ? QueryFilter.all().escalated()
                : QueryFilter.all().in(states);
    }
}
