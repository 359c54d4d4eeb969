package org.rarecase.workflow.file;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rarecase.pathology.PolicyOutput;

/**
 * Holds the table {@code review-policy} against what a review can go by, so that no case meets a rule that means nothing.
 * What it objects to is told by the number of the rule and the name of the column, as the modeller shows them.
 */
final class ReviewPolicyCheck {

    static final String KEY = "review-policy";

    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"");
    private static final Set<String> OCCASIONS = Set.of("first", "relapse", "request");
    private static final Set<String> CERTAINTIES = Set.of("definite", "probable", "descriptive");
    private static final Set<String> MATERIAL = Set.of("physical", "digital", "both");

    private final ProcessFile file;
    private final Set<String> tumourTypes;
    private final List<Column> inputs = new ArrayList<>();
    private final List<Column> outputs = new ArrayList<>();

    /** @param key the variable that is compared, or the name of the output */
    private record Column(String key, String label) {}

    private static final class Rule {

        private final int line;
        private final int number;
        private int inputs;
        private int outputs;
        private boolean conditions;

        Rule(int line, int number) {
            this.line = line;
            this.number = number;
        }
    }

    /** @param tumourTypes those that there are */
    ReviewPolicyCheck(ProcessFile file, Set<String> tumourTypes) {
        this.file = file;
        this.tumourTypes = tumourTypes;
    }

    /** @throws ProcessFilesUnusable with the first thing that a review cannot go by */
    void check() {
        String label = "";
        Rule rule = null;
        int rules = 0;
        for (ProcessFile.Element element : file.elements()) {
            switch (element.name()) {
                case "decisionTable" -> requireFirst(element);
                case "input" -> label = element.attribute("label");
                case "output" -> addOutput(element);
                case "rule" -> rule = new Rule(element.line(), ++rules);
                case "text" -> {
                    String text = element.text().toString().strip();
                    switch (element.parent()) {
                        case "inputExpression" -> inputs.add(new Column(text, label.isEmpty() ? text : label));
                        case "inputEntry" -> condition(rule, text);
                        case "outputEntry" -> result(rule, text);
                        default -> {}
                    }
                }
                default -> {}
            }
        }
        if (rule == null || rule.conditions) {
            throw file.unusable(
                    rule == null ? 0 : rule.line,
                    "the last rule must have no conditions, so that every case is decided.");
        }
    }

    private void requireFirst(ProcessFile.Element table) {
        if (!table.attribute("hitPolicy").equals("FIRST")) {
            throw file.unusable(table.line(), "the hit policy must be FIRST: the first rule that fits decides.");
        }
    }

    private void addOutput(ProcessFile.Element output) {
        String name = output.attribute("name");
        if (PolicyOutput.of(name).isEmpty()) {
            throw file.unusable(output.line(), "\"" + name + "\" is no output of this table.");
        }
        outputs.add(new Column(name, output.attribute("label").isEmpty() ? name : output.attribute("label")));
    }

    private void condition(@Nullable Rule rule, String text) {
        if (rule == null || rule.inputs >= inputs.size()) {
            return;
        }
        Column column = inputs.get(rule.inputs++);
        rule.conditions |= !text.isEmpty() && !text.equals("-");
        Set<String> known = switch (column.key()) {
            case "tumourType" -> tumourTypes;
            case "occasion" -> OCCASIONS;
            case "localCertainty" -> CERTAINTIES;
            case "material" -> MATERIAL;
            default -> Set.of();
        };
        Matcher words = WORD.matcher(text);
        while (!known.isEmpty() && words.find()) {
            if (!known.contains(words.group(1))) {
                throw objection(
                        rule,
                        column,
                        column.key().equals("tumourType")
                                ? "there is no tumour type \"" + words.group(1) + "\"."
                                : "\"" + words.group(1) + "\" is none of "
                                        + String.join(
                                                ", ", known.stream().sorted().toList()) + ".");
            }
        }
    }

    private void result(@Nullable Rule rule, String text) {
        if (rule == null || rule.outputs >= outputs.size()) {
            return;
        }
        Column column = outputs.get(rule.outputs++);
        PolicyOutput output = PolicyOutput.of(column.key()).orElseThrow();
        if (!text.isEmpty() && !text.equals("null") && !output.allows(value(text))) {
            throw objection(rule, column, text + " is not " + output.range() + ".");
        }
    }

    /** As the table writes it: words in quotation marks, numbers, true and false. */
    private static Object value(String text) {
        if (text.equals("true") || text.equals("false")) {
            return Boolean.valueOf(text);
        }
        Matcher word = WORD.matcher(text);
        if (word.matches()) {
            return word.group(1);
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException neither) {
            return new Object();
        }
    }

    private ProcessFilesUnusable objection(Rule rule, Column column, String what) {
        return file.unusable(rule.line, "rule " + rule.number + ", column \"" + column.label() + "\": " + what);
    }
}
