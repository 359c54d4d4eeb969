package org.rarecase.query.board.ui;

import static org.rarecase.shared.Messages.texts;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Role;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/** What the board can be narrowed to by the party that is to act next. */
enum PartyFilter {
    ANY(texts("Anybody")),
    MINE(texts("Me")),
    SITE(texts("The site"), Role.INVESTIGATOR),
    MONITORS(texts("The monitors"), Role.MONITOR),
    COORDINATORS(texts("The coordinators"), Role.COORDINATOR);

    private final LocalizedText label;
    private final @Nullable Role role;

    PartyFilter(LocalizedText label) {
        this(label, null);
    }

    PartyFilter(LocalizedText label, @Nullable Role role) {
        this.label = label;
        this.role = role;
    }

    /** Null: anybody's. */
    @Nullable
    Role role() {
        return role;
    }

    String label() {
        return label.in(Messages.language());
    }

    /** As the address has it. */
    String key() {
        return name().toLowerCase(Locale.ROOT);
    }
}
