package org.rarecase.exchange.json;

import static org.rarecase.shared.Messages.texts;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Answer;
import org.rarecase.exchange.fact.Fact;
import org.rarecase.form.Item;
import org.rarecase.form.ItemPath;
import org.rarecase.form.NullFlavour;
import org.rarecase.shared.LocalizedText;
import tools.jackson.databind.JsonNode;

/**
 * The items of a form or of a row. An answer is what it looks like in the file, whatever the type of its item: whether it
 * may stand there is for who takes it to say.
 */
final class JsonItems {

    /** As the trail and the addresses of rows keep them. */
    private static final Pattern ROW_KEY = Pattern.compile("[A-Za-z0-9_-]{1,40}");

    /** More before or after the point is no measurement of anything, and would fill the memory written out. */
    private static final int DIGITS = 100;

    private static final int AXES = 3;

    /** Takes what stays out. */
    interface Problems {
        void add(String place, LocalizedText why) throws IOException;
    }

    private final String form;
    private final Problems problems;

    JsonItems(String form, Problems problems) {
        this.form = form;
        this.problems = problems;
    }

    Map<String, Fact> read(JsonNode node, List<Item> items, @Nullable ItemPath row) throws IOException {
        Map<String, Fact> facts = new LinkedHashMap<>();
        for (Map.Entry<String, JsonNode> each : node.properties()) {
            Item item = items.stream()
                    .filter(it -> it.key().equals(each.getKey()))
                    .findFirst()
                    .orElse(null);
            ItemPath path = row == null ? ItemPath.of(each.getKey()) : row.toItem(each.getKey());
            Fact fact = item == null ? null : fact(item, path, each.getValue());
            if (item == null) {
                leaveOut(path, texts("There is no such item in this version of the form."));
            } else if (fact != null) {
                facts.put(item.key(), fact);
            }
        }
        return facts;
    }

    private @Nullable Fact fact(Item item, ItemPath path, JsonNode node) throws IOException {
        if (item instanceof Item.Group group) {
            return rows(group, path, node);
        }
        Answer answer = answer(node);
        if (answer == null) {
            leaveOut(path, texts("This is not an answer: {0}", shown(node)));
            return null;
        }
        return new Fact.Single(item, path, answer, null);
    }

    private @Nullable Fact rows(Item.Group group, ItemPath path, JsonNode node) throws IOException {
        if (node.has("why") && answer(node) instanceof Answer.Missing missing) {
            return new Fact.Rows(group, path, missing.flavour(), List.of());
        }
        if (!node.path("rows").isArray()) {
            leaveOut(path, texts("This is a group: it has rows."));
            return null;
        }
        List<Fact.Row> rows = new ArrayList<>();
        Set<String> keys = new HashSet<>();
        Set<String> twice = new LinkedHashSet<>();
        for (JsonNode each : node.get("rows").values()) {
            String key = each.path("row").asString("");
            if (!ROW_KEY.matcher(key).matches()) {
                leaveOut(
                        path,
                        texts("“{0}” cannot be the key of a row: at most 40 letters, digits, - and _.", cut(key)));
            } else if (keys.add(key)) {
                rows.add(new Fact.Row(key, read(each.path("items"), group.items(), path.toRow(key))));
            } else {
                twice.add(key);
            }
        }
        for (String key : twice) {
            rows.removeIf(row -> row.key().equals(key));
            leaveOut(path.toRow(key), texts("This key of a row stands twice: neither row is taken."));
        }
        return new Fact.Rows(group, path, rows.isEmpty() ? NullFlavour.BLANK : null, rows);
    }

    private static @Nullable Answer answer(JsonNode node) {
        return switch (node.getNodeType()) {
            case STRING -> new Answer.Text(node.stringValue());
            case NUMBER -> isNumber(node) ? new Answer.Number(node.decimalValue()) : null;
            case ARRAY -> codes(node);
            case OBJECT -> object(node);
            default -> null;
        };
    }

    private static @Nullable Answer codes(JsonNode node) {
        List<String> codes = new ArrayList<>();
        for (JsonNode code : node.values()) {
            if (!code.isString()) {
                return null;
            }
            codes.add(code.stringValue());
        }
        return codes.isEmpty() ? null : new Answer.Codes(codes);
    }

    private static @Nullable Answer object(JsonNode node) {
        if (has(node, "why")) {
            String why = node.path("why").asString("");
            for (NullFlavour flavour : NullFlavour.values()) {
                if (flavour.code().equals(why)) {
                    return Answer.missing(flavour);
                }
            }
            return null;
        }
        if (has(node, "axes")) {
            return axes(node.get("axes"));
        }
        if (has(node, "entered", "unit", "value")) {
            boolean numbers = isNumber(node.get("entered")) && isNumber(node.get("value"));
            return numbers && node.get("unit").isString()
                    ? new Answer.Quantity(
                            node.get("entered").decimalValue(),
                            node.get("unit").stringValue(),
                            node.get("value").decimalValue())
                    : null;
        }
        if (has(node, "file", "mediaType", "bytes", "sha256")) {
            return node.get("bytes").isIntegralNumber() && node.get("bytes").canConvertToLong()
                    ? new Answer.File(
                            node.get("file").asString(""),
                            node.get("mediaType").asString(""),
                            node.get("bytes").longValue(),
                            node.get("sha256").asString(""))
                    : null;
        }
        if (has(node, "overridden", "reason") && node.get("reason").isString()) {
            Answer value = answer(node.get("overridden"));
            return value == null || value instanceof Answer.Overridden
                    ? null
                    : new Answer.Overridden(value, node.get("reason").stringValue());
        }
        return null;
    }

    /** These and no others. */
    private static boolean has(JsonNode node, String... names) {
        return Set.of(names).equals(Set.copyOf(node.propertyNames()));
    }

    private static @Nullable Answer axes(JsonNode node) {
        List<BigDecimal> axes = new ArrayList<>();
        for (JsonNode axis : node.values()) {
            if (!isNumber(axis)) {
                return null;
            }
            axes.add(axis.decimalValue());
        }
        return axes.isEmpty() || axes.size() > AXES ? null : new Answer.Measurement(axes);
    }

    private static boolean isNumber(JsonNode node) {
        if (!node.isNumber()) {
            return false;
        }
        BigDecimal number = node.decimalValue();
        return Math.abs((long) number.scale()) <= DIGITS && number.precision() <= DIGITS;
    }

    private static String shown(JsonNode node) {
        return cut(node.isNumber() ? node.decimalValue().toString() : node.toString());
    }

    private static String cut(String text) {
        int most = 60;
        return text.length() <= most ? text : text.substring(0, most) + "…";
    }

    private void leaveOut(ItemPath path, LocalizedText why) throws IOException {
        problems.add(form + ", " + path, why);
    }
}
