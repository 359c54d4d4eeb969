package org.rarecase.form;

import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Reads {@code default}: a text that begins with an equals sign is a rule, everything else is the value itself. */
final class DefaultRule {

    private DefaultRule() {}

    /** The rule that gives the default; a value becomes the rule that always gives it. */
    static String text(Part part) {
        JsonNode value = part.value();
        if (value.isArray()) {
            return part.list().stream().map(DefaultRule::text).collect(Collectors.joining(", ", "[", "]"));
        }
        if (value.isNumber()) {
            return value.decimalValue().toPlainString();
        }
        String text = part.text();
        return text.startsWith("=")
                ? text.substring(1).strip()
                : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
