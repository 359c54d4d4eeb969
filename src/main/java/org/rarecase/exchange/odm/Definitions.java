package org.rarecase.exchange.odm;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The definitions of a MetaDataVersion by what they are and by their OIDs. */
final class Definitions {

    private final Map<String, Map<String, OdmElement>> all = new HashMap<>();
    private final Map<String, String> units = new HashMap<>();
    private int count;

    void begin() {
        all.clear();
    }

    int count() {
        return count;
    }

    void add(OdmElement element) {
        count++;
        all.computeIfAbsent(element.name(), it -> new LinkedHashMap<>()).put(element.oid(), element);
    }

    void unit(OdmElement element) {
        count++;
        if (element.name().equals("MeasurementUnit")) {
            units.put(element.oid(), element.texts("Symbol").getOrDefault("en", element.called()));
        }
    }

    Optional<OdmElement> find(String name, @Nullable String oid) {
        return Optional.ofNullable(all.getOrDefault(name, Map.of()).get(oid));
    }

    @Nullable
    String unitOf(String oid) {
        return units.get(oid);
    }

    /** Those of ODM 1.3; of 2.0 the groups that are forms, else those that stand in no other. */
    List<OdmElement> forms() {
        List<OdmElement> forms =
                new ArrayList<>(all.getOrDefault("FormDef", Map.of()).values());
        List<OdmElement> groups =
                List.copyOf(all.getOrDefault("ItemGroupDef", Map.of()).values());
        if (!forms.isEmpty()) {
            return forms;
        }
        groups.stream().filter(group -> "Form".equals(group.attr("Type"))).forEach(forms::add);
        if (forms.isEmpty()) {
            Set<String> within = new HashSet<>();
            groups.forEach(group ->
                    group.all("ItemGroupRef").forEach(ref -> within.add(String.valueOf(ref.attr("ItemGroupOID")))));
            groups.stream().filter(group -> !within.contains(group.oid())).forEach(forms::add);
        }
        return forms;
    }
}
