package org.rarecase.query.ui;

import static org.rarecase.shared.Words.texts;

import java.util.Locale;
import org.rarecase.query.QuerySide;
import org.rarecase.query.QueryState;
import org.rarecase.shared.Texts;
import org.rarecase.shared.Words;

/** What the board can be narrowed to by whose turn it is. */
enum BoardTurn {
    ANY(texts("Anybody's")),
    MINE(texts("Mine")),
    SITE(texts("The site's")),
    MONITORS(texts("The monitors'"));

    private final Texts label;

    BoardTurn(Texts label) {
        this.label = label;
    }

    String label() {
        return label.in(Words.language());
    }

    /** As the address has it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean includes(QueryState state) {
        return switch (this) {
            case ANY -> true;
            case MINE -> state.turn() != null;
            case SITE -> state.turn() == QuerySide.SITE;
            case MONITORS -> state.turn() == QuerySide.MONITORS;
        };
    }
}
