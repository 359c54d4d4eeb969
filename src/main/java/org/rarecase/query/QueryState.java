package org.rarecase.query;

import static org.rarecase.shared.Messages.texts;

import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/** Where a query stands. */
public enum QueryState {
    /** The site has to answer. */
    OPEN(texts("Open")),
    /** Answered; a monitor has to close or reopen it. */
    ANSWERED(texts("Answered")),
    /** Resolved. */
    CLOSED(texts("Closed")),
    /** Resolved without an answer that counts. */
    CANCELLED(texts("Cancelled"));

    /** Those that wait for somebody. */
    static final Set<QueryState> UNRESOLVED = Collections.unmodifiableSet(EnumSet.of(OPEN, ANSWERED));

    private final LocalizedText label;

    QueryState(LocalizedText label) {
        this.label = label;
    }

    public boolean isResolved() {
        return !UNRESOLVED.contains(this);
    }

    /** Who is to act next; nobody when it is resolved. */
    public @Nullable QueryParty nextParty() {
        return switch (this) {
            case OPEN -> QueryParty.SITE;
            case ANSWERED -> QueryParty.MONITORS;
            case CLOSED, CANCELLED -> null;
        };
    }

    public String label() {
        return label.in(Messages.language());
    }
}
