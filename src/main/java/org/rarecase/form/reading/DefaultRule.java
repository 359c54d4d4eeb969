package org.rarecase.form.reading;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads {@code default}: a text that begins with an equals sign is a rule, everything else is the value itself. */
final class DefaultRule {

    private DefaultRule() {}

    /**
     * The rule that gives the default; a value becomes the rule that always gives it.
     *
     * @param number whether the item is a number; else what looks like one is a text, such as the code {@code 2E65}
     */
    static String text(YamlNode part, boolean number) {
        JsonNode value = part.value();
        if (value.isArray()) {
            return part.list().stream().map(each -> text(each, number)).collect(Collectors.joining(", ", "[", "]"));
        }
        if (number && value.isNumber()) {
            return value.decimalValue().toPlainString();
        }
        String text = part.text();
        return text.startsWith("=")
                ? text.substring(1).strip()
                : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
