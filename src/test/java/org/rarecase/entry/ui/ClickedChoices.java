package org.rarecase.entry.ui;

import com.vaadin.flow.internal.nodefeature.ElementPropertyMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What a person sees of {@link Choices} and does with them, as the browser would tell it. */
final class ClickedChoices {

    private ClickedChoices() {}

    static List<String> labels(Choices choices) {
        return options(choices).stream().map(option -> option.get(1).asString()).toList();
    }

    private static List<JsonNode> options(Choices choices) {
        return ((ArrayNode) choices.getElement().getPropertyRaw("options"))
                .values().stream().toList();
    }

    /** Presses a radio button, or ticks or unticks a check box. */
    static void click(Choices choices, String label) {
        String code = options(choices).stream()
                .filter(option -> option.get(1).asString().equals(label))
                .map(option -> option.get(0).asString())
                .findFirst()
                .orElseThrow();
        Set<String> chosen = new LinkedHashSet<>(choices.areSeveral() ? choices.getValue() : Set.of());
        if (!chosen.remove(code)) {
            chosen.add(code);
        }
        send(choices, chosen);
    }

    static void send(Choices choices, Set<String> chosen) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        chosen.forEach(array::add);
        choices.getElement().getNode().getFeature(ElementPropertyMap.class).setProperty("value", array, false);
    }
}
