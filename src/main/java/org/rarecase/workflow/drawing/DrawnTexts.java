package org.rarecase.workflow.drawing;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.BaseElement;
import org.camunda.bpm.model.bpmn.instance.ExtensionElements;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaProperties;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.LocalizedText;

/**
 * What a drawn element says, in several languages: the extension property {@code name.de} is its name in German, and
 * {@code outcome.submit.de} that of the property {@code outcome.submit}.
 */
public final class DrawnTexts {

    static final String NAME = "name";

    private static final Pattern TRANSLATION = Pattern.compile(".+\\.[a-z]{2}");

    private final Map<String, String> properties;

    private DrawnTexts(Map<String, String> properties) {
        this.properties = properties;
    }

    public static DrawnTexts of(BaseElement element) {
        Map<String, String> properties = new LinkedHashMap<>();
        String name = element.getAttributeValue(NAME);
        properties.put(NAME, name == null ? "" : name);
        ExtensionElements extensions = element.getExtensionElements();
        if (extensions != null) {
            extensions.getElementsQuery().filterByType(CamundaProperties.class).list().stream()
                    .flatMap(it -> it.getCamundaProperties().stream())
                    .forEach(it -> properties.put(it.getCamundaName(), it.getCamundaValue()));
        }
        return new DrawnTexts(properties);
    }

    /** Names of the properties, translations left out. */
    public List<String> properties() {
        return properties.keySet().stream().filter(name -> !isTranslation(name)).toList();
    }

    @Nullable
    public String property(String name) {
        return properties.get(name);
    }

    public LocalizedText name() {
        return of(NAME);
    }

    public LocalizedText of(String property) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("en", properties.getOrDefault(property, ""));
        properties.forEach((name, text) -> {
            if (isTranslation(name) && name.startsWith(property + ".") && name.length() == property.length() + 3) {
                texts.put(name.substring(property.length() + 1), text);
            }
        });
        return new LocalizedText(texts);
    }

    private boolean isTranslation(String name) {
        return TRANSLATION.matcher(name).matches() && properties.containsKey(name.substring(0, name.length() - 3));
    }
}
