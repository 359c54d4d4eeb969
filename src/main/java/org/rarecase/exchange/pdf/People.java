package org.rarecase.exchange.pdf;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Role;
import org.rarecase.exchange.fact.CaseHistory;
import org.rarecase.exchange.fact.Parties;

/** The names of those who did something, with their roles. */
final class People {

    private final Map<String, String> names = new HashMap<>();

    People(@Nullable Parties parties) {
        if (parties != null) {
            parties.people().stream()
                    .filter(person -> person.fullName() != null)
                    .forEach(person -> names.put(person.name(), String.valueOf(person.fullName())));
        }
    }

    /** As people read it: {@code Anna Rossi (Investigator)}. */
    String name(CaseHistory.Author author) {
        return names.getOrDefault(author.name(), author.name()) + " (" + Role.label(author.role()) + ")";
    }
}
