package org.rarecase.exchange.odm;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.odm.OdmForm.Node;
import org.rarecase.form.NullFlavour;

/** What was read of an item, part by part, until all of its form is there. */
final class ReadItem {

    /** Of a document, what its attributes say. */
    record Document(
            @Nullable String name,
            @Nullable String mediaType,
            @Nullable String bytes) {}

    final Node node;
    final int line;
    final int column;
    final Map<Part, String> values = new EnumMap<>(Part.class);
    final List<String> codes = new ArrayList<>();
    final Set<String> oids = new LinkedHashSet<>();

    /** Whether it was said which codes were chosen, be it none. */
    boolean chosen;

    @Nullable
    NullFlavour flavour;

    @Nullable
    String overridden;

    @Nullable
    Document document;

    ReadItem(Node node, int line, int column) {
        this.node = node;
        this.line = line;
        this.column = column;
    }
}
