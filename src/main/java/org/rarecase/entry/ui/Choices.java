package org.rarecase.entry.ui;

import com.vaadin.flow.component.AbstractField.ComponentValueChangeEvent;
import com.vaadin.flow.component.AbstractSinglePropertyField;
import com.vaadin.flow.component.Tag;
import com.vaadin.flow.component.shared.HasValidationProperties;
import com.vaadin.flow.component.shared.InputField;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.study.TumourType;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * Radio buttons, or check boxes where several may be chosen, for the codes of an item: those on offer, and any that was
 * chosen before the list changed, so that nobody takes the answer for missing and each choice can be taken back. The
 * browser draws them, see choices.js.
 */
@Tag("rc-choices")
final class Choices extends AbstractSinglePropertyField<Choices, Set<String>>
        implements InputField<ComponentValueChangeEvent<Choices, Set<String>>, Set<String>>, HasValidationProperties {

    private static final String VALUE = "value";

    private final Codes codes;
    private final boolean several;
    private @Nullable TumourType type;
    private List<String> shown = List.of();

    private Choices(Codes codes, @Nullable TumourType type, boolean several) {
        super(VALUE, Set.of(), ArrayNode.class, Choices::codes, Choices::array);
        this.codes = codes;
        this.several = several;
        this.type = type;
        getElement().setProperty("several", several);
        offer(Set.of());
    }

    /** Radio buttons. */
    static Choices one(Codes codes, @Nullable TumourType type) {
        return new Choices(codes, type, false);
    }

    /** Check boxes. */
    static Choices several(Codes codes, @Nullable TumourType type) {
        return new Choices(codes, type, true);
    }

    boolean areSeveral() {
        return several;
    }

    void offerFor(@Nullable TumourType tumourType) {
        type = tumourType;
        offer(getValue());
    }

    private void offer(Set<String> chosen) {
        shown = codes.offeredOr(chosen, type);
        ArrayNode options = JsonNodeFactory.instance.arrayNode();
        shown.forEach(code -> options.addArray().add(code).add(codes.offeredLabel(code, type)));
        getElement().setPropertyJson("options", options);
    }

    /** A code that is chosen no more keeps its button for the while: the focus may stand on it. */
    @Override
    protected void setPresentationValue(Set<String> chosen) {
        if (!shown.containsAll(chosen)) {
            offer(chosen);
        }
        super.setPresentationValue(chosen);
    }

    /** Nothing but what is shown can be chosen, whatever a browser sends. */
    @Override
    protected boolean hasValidValue() {
        return getElement().getPropertyRaw(VALUE) instanceof ArrayNode array
                && shown.containsAll(codes(array))
                && (several || array.size() <= 1);
    }

    private static Set<String> codes(ArrayNode array) {
        return array.values().stream().map(JsonNode::asString).collect(Collectors.toCollection(LinkedHashSet::new));
    }

    private static ArrayNode array(Set<String> codes) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        codes.forEach(array::add);
        return array;
    }
}
