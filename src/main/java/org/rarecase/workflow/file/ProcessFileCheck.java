package org.rarecase.workflow.file;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Role;
import org.rarecase.form.Forms;
import org.springframework.context.ApplicationContext;
import org.springframework.stereotype.Component;

/**
 * Holds a process file against what one may do: nothing but the steps, calls and comparisons that the guide names. A file
 * that would do more, or fail when a case gets there, is refused before the engine sees it.
 */
@Component
class ProcessFileCheck {

    private static final Pattern BEAN = Pattern.compile("[$#]\\{(\\w+)}");

    /** Names that the engine looks up: an expression there would choose at run time what is called. */
    private static final Set<String> NAMES_OF_FILES = Set.of("calledElement", "decisionRef");

    private static final String FEEL_LANGUAGE = "|feel|https?://www\\.omg\\.org/spec/.*FEEL.*";
    private static final String VARIABLE = "[A-Za-z_]\\w*";
    private static final String WORD = "\"[^\"\\\\{}]*\"";
    private static final String NUMBER = "-?\\d+(\\.\\d+)?";
    private static final Pattern RESULT = Pattern.compile("\\s*(" + WORD + "|" + NUMBER + "|true|false|null)?\\s*");
    private static final Pattern TEST = Pattern.compile(
            "(\\s|" + WORD + "|" + NUMBER + "|\\b(true|false|null|not|date)\\b|<=|>=|!=|\\.\\.|[-<>=(),\\[\\]])*");

    private final ApplicationContext context;
    private final AllowedBeans beans;

    ProcessFileCheck(ApplicationContext context) {
        this.context = context;
        this.beans = new AllowedBeans(context);
    }

    /** @throws ProcessFilesUnusable with the line of the first thing that is not allowed */
    void check(ProcessFile file) {
        List<ProcessFile.Element> elements = file.elements();
        List<ProcessFile.Element> named = elements.stream()
                .filter(it -> it.is(file.isProcess() ? "process" : "decision"))
                .toList();
        if (named.stream().noneMatch(it -> it.attribute("id").equals(file.key()))) {
            throw file.unusable(
                    named.isEmpty() ? 0 : named.getFirst().line(),
                    "the " + (file.isProcess() ? "process" : "decision") + " must have the id \"" + file.key()
                            + "\", as the file is called.");
        }
        AllowedExpressions expressions = new AllowedExpressions(variables(elements));
        for (ProcessFile.Element element : elements) {
            String objection = AllowedElements.objection(element);
            if (objection == null) {
                objection = file.isProcess() ? processObjection(element, expressions) : tableObjection(element);
            }
            if (objection != null) {
                throw file.unusable(element.line(), objection);
            }
        }
        if (!file.isProcess() && file.key().equals(ReviewPolicyCheck.KEY)) {
            new ReviewPolicyCheck(file, tumourTypes()).check();
        }
    }

    /** Those of the forms, and those that the product brings along, whether or not a registry uses them all. */
    private Set<String> tumourTypes() {
        Set<String> types = new HashSet<>();
        IntStream.rangeClosed(1, 15).mapToObj("T%02d"::formatted).forEach(types::add);
        context.getBean(Forms.class)
                .inUse()
                .findCodeList("tumour-types")
                .ifPresent(list -> list.codes().forEach(code -> types.add(code.value())));
        return types;
    }

    /** Variables that the file makes itself. */
    private static Set<String> variables(List<ProcessFile.Element> elements) {
        Set<String> names = new HashSet<>();
        for (ProcessFile.Element element : elements) {
            if (element.is("inputParameter") || element.is("outputParameter")) {
                names.add(element.attribute("name"));
            }
            if (element.is("in")) {
                names.add(element.attribute("target"));
            }
            names.add(element.engineAttribute("resultVariable"));
        }
        return names;
    }

    private @Nullable String processObjection(ProcessFile.Element element, AllowedExpressions expressions) {
        // Read by us alone, never by the engine.
        if (!element.is("property")) {
            for (int i = 0; i < element.attributes().getLength(); i++) {
                String value = element.attributes().getValue(i);
                String objection = NAMES_OF_FILES.contains(element.attributes().getLocalName(i)) && isExpression(value)
                        ? "\"" + element.attributes().getQName(i) + "\" must be the name of a file, and not " + value
                                + "."
                        : element.attributes().getLocalName(i).equals("delegateExpression")
                                ? delegateObjection(element, value)
                                : expressions.objection(value);
                if (objection != null) {
                    return objection;
                }
            }
        }
        String objection = expressions.objection(element.text().toString());
        return objection == null && element.is("userTask") ? groupObjection(element) : objection;
    }

    private static boolean isExpression(String text) {
        return text.contains("${") || text.contains("#{");
    }

    private @Nullable String delegateObjection(ProcessFile.Element element, String expression) {
        Matcher bean = BEAN.matcher(expression);
        return bean.matches() && beans.isDelegate(bean.group(1))
                ? null
                : "\"" + element.attribute("name") + "\" calls " + expression + ", which is none of "
                        + String.join(", ", beans.delegates()) + ".";
    }

    /** Whoever the policy of a review has compare it: the one role that is not drawn. */
    private static final String COMPARING = "${reviewFacts.roleThatCompares(reviewId)}";

    private static @Nullable String groupObjection(ProcessFile.Element task) {
        String groups = task.engineAttribute("candidateGroups");
        if (groups.equals(COMPARING)) {
            return null;
        }
        List<String> roles = Stream.of(Role.values()).map(Role::key).toList();
        for (String group : groups.split(",")) {
            if (!roles.contains(group.strip())) {
                return "\"" + task.attribute("name") + "\" needs candidate groups that are roles ("
                        + String.join(", ", roles) + "), and not \"" + group.strip() + "\".";
            }
        }
        return null;
    }

    private static @Nullable String tableObjection(ProcessFile.Element element) {
        if (!element.attribute("expressionLanguage").matches(FEEL_LANGUAGE)) {
            return "\"" + element.attribute("expressionLanguage") + "\" is not allowed: a table is written in FEEL.";
        }
        if (!element.engineAttribute("inputVariable").matches(VARIABLE + "|")) {
            return "an input variable is one name, and not " + element.engineAttribute("inputVariable") + ".";
        }
        String text = element.text().toString();
        boolean allowed = switch (element.is("text") ? element.parent() : "") {
            case "inputExpression" -> text.strip().matches(VARIABLE);
            case "inputEntry", "inputValues", "outputValues" ->
                TEST.matcher(text).matches();
            case "outputEntry", "defaultOutputEntry" -> RESULT.matcher(text).matches();
            default -> true;
        };
        return allowed
                ? null
                : text.strip()
                        + " is not allowed. A table decides by one variable for each input, compares it with words,"
                        + " numbers and dates, and results in a word, a number, true or false.";
    }
}
