package org.rarecase.exchange.odm;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/** Writes files in the language of forms: maps, lists, texts, numbers, and yes or no. */
final class FormsYaml {

    /** What needs no quotes: nothing else may be meant by it. */
    private static final Pattern PLAIN = Pattern.compile("[a-zA-Z][a-zA-Z0-9_/-]*");

    private static final Set<String> OTHERWISE =
            Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n", "nan", "inf");

    private final StringBuilder yaml = new StringBuilder();

    private FormsYaml() {}

    static String write(Map<String, Object> file) {
        FormsYaml writer = new FormsYaml();
        writer.map(file, "");
        return writer.yaml.toString();
    }

    private void map(Map<?, ?> map, String indent) {
        String before = "";
        for (Map.Entry<?, ?> each : map.entrySet()) {
            yaml.append(before).append(scalar(each.getKey())).append(':');
            value(each.getValue(), indent);
            before = indent;
        }
    }

    private void value(Object value, String indent) {
        if (isOfParts(value)) {
            yaml.append('\n').append(indent);
            if (value instanceof Map<?, ?> map) {
                yaml.append("  ");
                map(map, indent + "  ");
            } else {
                list((List<?>) value, indent);
            }
        } else {
            yaml.append(' ').append(flow(value)).append('\n');
        }
    }

    private void list(List<?> list, String indent) {
        String before = "";
        for (Object each : list) {
            yaml.append(before).append("  - ");
            if (each instanceof Map<?, ?> map && map.values().stream().anyMatch(FormsYaml::isOfParts)) {
                map(map, indent + "    ");
            } else {
                yaml.append(flow(each)).append('\n');
            }
            before = indent;
        }
    }

    /** Whether it is written over several lines. */
    private static boolean isOfParts(Object value) {
        return switch (value) {
            case Map<?, ?> map -> map.values().stream().anyMatch(FormsYaml::isOfParts);
            case List<?> list -> list.stream().anyMatch(each -> each instanceof Map);
            default -> false;
        };
    }

    private static String flow(Object value) {
        return switch (value) {
            case Map<?, ?> map ->
                map.entrySet().stream()
                        .map(each -> scalar(each.getKey()) + ": " + flow(each.getValue()))
                        .collect(java.util.stream.Collectors.joining(", ", "{", "}"));
            case List<?> list ->
                list.stream().map(FormsYaml::flow).collect(java.util.stream.Collectors.joining(", ", "[", "]"));
            default -> scalar(value);
        };
    }

    private static String scalar(Object value) {
        return switch (value) {
            case BigDecimal number -> number.toPlainString();
            case Integer number -> number.toString();
            case Boolean flag -> flag.toString();
            default -> text(value.toString());
        };
    }

    private static String text(String text) {
        boolean plain = PLAIN.matcher(text).matches() && !OTHERWISE.contains(text.toLowerCase(java.util.Locale.ROOT));
        return plain ? text : quoted(text);
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char sign = text.charAt(i);
            switch (sign) {
                case '"', '\\' -> quoted.append('\\').append(sign);
                case '\n' -> quoted.append("\\n");
                default -> {
                    boolean seen = sign >= ' ' && sign < 0x7f
                            || Character.isLetterOrDigit(sign)
                            || sign > 0xa0
                                    && !Character.isISOControl(sign)
                                    && sign != 0x2028
                                    && sign != 0x2029
                                    && sign != 0xfeff;
                    quoted.append(seen ? String.valueOf(sign) : "\\u%04x".formatted((int) sign));
                }
            }
        }
        return quoted.append('"').toString();
    }
}
