package org.rarecase.exchange.odm;

import static org.rarecase.shared.Messages.texts;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.code.CodeSystem;
import org.rarecase.shared.LocalizedText;

/** An item of ODM as one of a form. */
final class ItemOfStudy {

    private static final String FEEL = "FEEL";
    private static final String NOT_BEFORE = "if (";
    private static final String NOT_AFTER = ") then false else true";
    private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?");

    private final Definitions definitions;
    private final CodesOfStudy codes;
    private final BiConsumer<OdmElement, LocalizedText> told;

    ItemOfStudy(Definitions definitions, CodesOfStudy codes, BiConsumer<OdmElement, LocalizedText> told) {
        this.definitions = definitions;
        this.codes = codes;
        this.told = told;
    }

    /** Null if there is nothing like it here. */
    @Nullable
    Map<String, Object> read(String key, OdmElement ref, OdmElement def) {
        String type = type(def);
        if (type == null) {
            told.accept(
                    def,
                    texts(
                            "There are no items of type {0} here; it was left out.",
                            String.valueOf(def.attr("DataType"))));
            return null;
        }
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("item", key);
        item.put("type", type);
        Map<String, String> labels = def.aliases("rarecase:label:");
        item.put("label", FormsOfStudy.inEnglish(labels.isEmpty() ? question(def) : labels, def.called()));
        Map<String, String> help = help(def);
        put(item, "help", help.isEmpty() ? null : FormsOfStudy.inEnglish(help, ""));
        if (type.equals("choice") || type.equals("code") || type.equals("multiple-choice")) {
            String list = def.own()
                    .getOrDefault(
                            "list",
                            String.valueOf(def.first("CodeListRef")
                                    .map(it -> it.attr("CodeListOID"))
                                    .orElse(null)));
            if (!codes.offer(item, list)) {
                told.accept(def, texts("Its code list has no codes in this file; it was left out."));
                return null;
            }
            put(item, "forTumourType", def.says("forTumourType") ? true : null);
        }
        ofAll(item, ref, def);
        numeric(item, type, def);
        more(item, def);
        return item;
    }

    private static Map<String, String> question(OdmElement def) {
        Map<String, String> question = def.texts("Question");
        return question.isEmpty() ? def.texts("Description") : question;
    }

    private static Map<String, String> help(OdmElement def) {
        Map<String, String> instructions = def.texts("CRFCompletionInstructions");
        return instructions.isEmpty() && !def.texts("Question").isEmpty() ? def.texts("Description") : instructions;
    }

    /** The word of ours; null if there is none. */
    private static @Nullable String type(OdmElement def) {
        String own = def.own().get("type");
        if (own != null) {
            return own;
        }
        if (def.first("CodeListRef").isPresent()) {
            return "choice";
        }
        return switch (def.attributes().getOrDefault("DataType", "text")) {
            case "text", "string" ->
                Optional.ofNullable(FormsOfStudy.number(digits(def.attr("Length"))))
                                .filter(length -> length.compareTo(BigDecimal.valueOf(500)) > 0)
                                .isPresent()
                        ? "long-text"
                        : "text";
            case "integer" -> "integer";
            case "float", "double", "decimal" -> "decimal";
            case "date", "partialDate", "incompleteDate" -> "date";
            case "time" -> "time";
            case "boolean" -> "yes-no";
            case "URI", "base64Binary" -> "file";
            default -> null;
        };
    }

    private static @Nullable String digits(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? text : null;
    }

    /** What items and groups have alike. */
    void ofAll(Map<String, Object> item, OdmElement ref, OdmElement def) {
        boolean group = "group".equals(item.get("type"));
        put(item, "required", !group && "Yes".equals(ref.attr("Mandatory")) ? true : null);
        put(item, "requiredWhen", def.own().get("requiredWhen"));
        condition(ref).ifPresent(rule -> item.put("askedWhen", rule));
        if (!group) {
            method(ref, item);
        }
        put(item, "overridable", def.says("overridable") ? true : null);
        String flavours = def.own().get("flavours");
        put(item, "flavours", flavours == null ? null : List.of(flavours.split(" ")));
        put(item, "confirm", def.says("confirm") ? true : null);
        put(item, "note", def.own().get("note"));
        put(item, "blinded", def.says("blinded") ? true : null);
        put(item, "shownToReader", def.says("shownToReader") ? true : null);
        put(item, "hiddenFromReader", def.says("hiddenFromReader") ? true : null);
        String verify = def.own().getOrDefault("verify", def.own().containsKey("type") ? "no" : "");
        put(item, "verify", verify.isEmpty() ? null : verify.equals("proposed") ? verify : verify.equals("yes"));
        put(item, "source", def.own().get("source"));
        put(item, "jrc", def.alias("JRC-CDE").orElse(null));
        for (CodeSystem system : CodeSystem.values()) {
            def.coding(system).ifPresent(code -> item.put(system.key(), code));
        }
    }

    /** ODM says when an item is not collected; only what we wrote can be turned round without a guess. */
    private Optional<String> condition(OdmElement ref) {
        String oid = ref.attr("CollectionExceptionConditionOID");
        if (oid == null) {
            return Optional.empty();
        }
        Optional<String> rule =
                definitions.find("ConditionDef", oid).flatMap(def -> feel(def).flatMap(this::negated));
        if (rule.isEmpty()) {
            told.accept(ref, texts("Its condition {0} is not in FEEL as Rarecase writes it; it is asked always.", oid));
        }
        return rule;
    }

    private Optional<String> negated(String feel) {
        return feel.startsWith(NOT_BEFORE) && feel.endsWith(NOT_AFTER)
                ? Optional.of(feel.substring(NOT_BEFORE.length(), feel.length() - NOT_AFTER.length()))
                : Optional.empty();
    }

    private static Optional<String> feel(OdmElement def) {
        return def.all("FormalExpression")
                .filter(expression -> FEEL.equals(expression.attr("Context")))
                .map(expression ->
                        expression.first("Code").map(OdmElement::text).orElse(expression.text()))
                .findFirst();
    }

    private void method(OdmElement ref, Map<String, Object> item) {
        String oid = ref.attr("MethodOID");
        if (oid == null || "measurement".equals(item.get("type"))) {
            return;
        }
        OdmElement def = definitions.find("MethodDef", oid).orElse(null);
        Optional<String> feel = def == null ? Optional.empty() : feel(def);
        if (def == null || feel.isEmpty()) {
            told.accept(ref, texts("How it is calculated ({0}) is not in FEEL; it is entered.", oid));
        } else if ("Computation".equals(def.attr("Type"))) {
            item.put("derive", feel.get());
        } else {
            item.put("default", "= " + feel.get());
        }
    }

    private void numeric(Map<String, Object> item, String type, OdmElement def) {
        if (!List.of("integer", "decimal", "quantity", "measurement").contains(type)) {
            return;
        }
        String unit = def.alias("rarecase:unit")
                .orElseGet(() -> def.first("MeasurementUnitRef")
                        .map(it -> definitions.unitOf(String.valueOf(it.attr("MeasurementUnitOID"))))
                        .orElse(null));
        put(item, "unit", unit);
        for (OdmElement check : def.all("RangeCheck").toList()) {
            String limit = check.first("CheckValue").map(OdmElement::text).orElse(null);
            if (limit != null) {
                limit(item, check, limit.strip());
            }
        }
        String decimals = def.own().getOrDefault("decimals", def.attributes().getOrDefault("SignificantDigits", ""));
        put(item, "decimals", type.equals("integer") ? null : FormsOfStudy.number(digits(decimals)));
    }

    private void limit(Map<String, Object> item, OdmElement check, String limit) {
        String comparator = check.attributes().getOrDefault("Comparator", "");
        if (!NUMBER.matcher(limit).matches() || !comparator.equals("GE") && !comparator.equals("LE")) {
            told.accept(
                    check,
                    texts(
                            "Limits here are the smallest and the largest number; {0} {1} was left out.",
                            comparator, limit));
        } else {
            item.put(comparator.equals("GE") ? "min" : "max", new BigDecimal(limit));
        }
    }

    private static void more(Map<String, Object> item, OdmElement def) {
        put(item, "showAs", def.own().get("showAs"));
        put(item, "precision", list(def.own().get("precision")));
        if ("date".equals(def.attr("DataType")) && !def.own().containsKey("precision")) {
            item.put("precision", List.of("day"));
        }
        put(item, "accept", list(def.own().get("accept")));
        put(item, "maxMegabytes", FormsOfStudy.number(def.own().get("maxMegabytes")));
        String units = def.own().get("units");
        if (units != null && !units.isEmpty()) {
            List<Object> others = new ArrayList<>();
            for (String each : units.split(Pattern.quote(OwnProperties.BETWEEN_UNITS))) {
                String[] parts = each.split(" ", 3);
                Map<String, Object> unit = new LinkedHashMap<>();
                unit.put("unit", parts[2]);
                unit.put("times", new BigDecimal(parts[0]));
                unit.put("plus", new BigDecimal(parts[1]));
                others.add(unit);
            }
            item.put("units", others);
        }
    }

    private static @Nullable List<String> list(@Nullable String words) {
        return words == null ? null : List.of(words.split(" "));
    }

    /** Edit checks at the item, in the order of the file. */
    List<Object> checks(OdmElement def, String path) {
        List<Object> checks = new ArrayList<>();
        for (OdmElement each : def.all("RangeCheck").toList()) {
            if (each.first("CheckValue").isPresent() && !isNumeric(def)) {
                told.accept(each, texts("A limit is for numbers only; it was left out."));
            }
            if (each.first("FormalExpression").isEmpty()) {
                continue;
            }
            Optional<String> when = feel(each).flatMap(this::negated);
            String key = each.own().get("check");
            if (when.isEmpty() || key == null) {
                told.accept(each, texts("The check is not in FEEL as Rarecase writes it; it was left out."));
                continue;
            }
            Map<String, Object> check = new LinkedHashMap<>();
            check.put("check", key);
            check.put("item", path);
            check.put("severity", each.own().getOrDefault("severity", "query"));
            check.put("when", when.get());
            check.put("message", FormsOfStudy.inEnglish(each.texts("ErrorMessage"), key));
            put(check, "confirm", each.says("confirm") ? true : null);
            checks.add(check);
        }
        return checks;
    }

    /** Edit checks at a group. */
    static List<Object> groupChecks(OdmElement def, String path) {
        List<Object> checks = new ArrayList<>();
        for (OdmElement each : def.all(OwnProperties.GROUP_CHECK).toList()) {
            Map<String, String> says = new LinkedHashMap<>();
            each.all("says")
                    .forEach(said -> says.put(
                            said.own().getOrDefault("language", "en"),
                            said.own().getOrDefault("text", "")));
            String key = each.own().getOrDefault("check", "");
            Map<String, Object> check = new LinkedHashMap<>();
            check.put("check", key);
            check.put("item", path);
            check.put("severity", each.own().getOrDefault("severity", "query"));
            check.put("when", each.own().getOrDefault("when", ""));
            check.put("message", FormsOfStudy.inEnglish(says, key));
            put(check, "confirm", each.says("confirm") ? true : null);
            checks.add(check);
        }
        return checks;
    }

    private static boolean isNumeric(OdmElement def) {
        return List.of("integer", "float", "double", "decimal")
                .contains(def.attributes().getOrDefault("DataType", ""));
    }

    private static void put(Map<String, Object> into, String key, @Nullable Object value) {
        if (value != null) {
            into.put(key, value);
        }
    }
}
