package org.rarecase.exchange.table;

import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The lists of codes in some tables, each once and by a name of its own. */
public final class CodeLists {

    private final Map<CodeNumbers, String> names = new LinkedHashMap<>();

    public CodeLists(Collection<Table> tables) {
        Set<String> taken = new HashSet<>();
        for (Table table : tables) {
            for (Column column : table.columns()) {
                CodeNumbers codes = column.codes();
                if (codes != null && !names.containsKey(codes)) {
                    String name = taken.add(codes.name()) ? codes.name() : table.name() + "." + column.name();
                    taken.add(name);
                    names.put(codes, name);
                }
            }
        }
    }

    public String name(CodeNumbers codes) {
        return Objects.requireNonNull(names.get(codes));
    }

    public List<CodeNumbers> all() {
        return List.copyOf(names.keySet());
    }
}
