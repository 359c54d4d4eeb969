package org.rarecase.exchange.imports;

import java.util.List;
import java.util.Set;
import org.rarecase.exchange.load.LoadOutcome;
import org.rarecase.shared.Sql;

/**
 * Which outcomes are shown.
 *
 * @param kinds none: all
 * @param subject beginning of the number of a case; empty: all
 */
public record OutcomeFilter(Set<LoadOutcome.Kind> kinds, String subject) {

    public static final OutcomeFilter ALL = new OutcomeFilter(Set.of(), "");

    public OutcomeFilter {
        kinds = Set.copyOf(kinds);
        subject = subject.strip();
    }

    List<String> kindNames() {
        return (kinds.isEmpty() ? Set.of(LoadOutcome.Kind.values()) : kinds)
                .stream().map(Enum::name).sorted().toList();
    }

    String subjectPattern() {
        return Sql.beginningWith(subject);
    }
}
