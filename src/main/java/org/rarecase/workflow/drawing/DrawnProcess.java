package org.rarecase.workflow.drawing;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.rarecase.shared.LocalizedText;

/**
 * A deployed version in one language.
 *
 * @param names of its elements by their ids; what has none is not there
 */
record DrawnProcess(String xml, Map<String, String> names, DrawnWays ways) {

    /** Writes the names of that language into the model. */
    static DrawnProcess of(BpmnModelInstance model, Locale language) {
        Map<String, String> names = new HashMap<>();
        List<BaseElement> elements = new ArrayList<>(model.getModelElementsByType(FlowElement.class));
        elements.addAll(model.getModelElementsByType(Process.class));
        for (BaseElement element : elements) {
            LocalizedText name = DrawnTexts.of(element).name();
            if (!name.isEmpty()) {
                names.put(element.getId(), name.in(language));
                element.setAttributeValue(DrawnTexts.NAME, name.in(language));
            }
        }
        return new DrawnProcess(Bpmn.convertToString(model), Map.copyOf(names), new DrawnWays(model));
    }

    /** Empty for what has none. */
    String name(String elementId) {
        return names.getOrDefault(elementId, "");
    }
}
