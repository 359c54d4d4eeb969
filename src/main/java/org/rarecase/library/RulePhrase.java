package org.rarecase.library;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Item;
import org.rarecase.form.RuleSyntax;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/** Says one condition in words; what is not a plain condition it refuses. */
final class RulePhrase {

    private final Map<String, Item> own;
    private final Map<String, FormDefinition> forms;
    private final Locale language;
    private final Map<String, Map<String, Item>> variables = new HashMap<>();

    /** The rule is more than this can say. */
    static final class NotDescribable extends RuntimeException {
        NotDescribable() {
            super(null, null, false, false);
        }
    }

    /** A condition and its contrary. */
    private record Condition(String yes, String no) {

        Condition contrary() {
            return new Condition(no, yes);
        }
    }

    /** @param item whose codes a text is compared with, or null */
    private record Operand(String words, @Nullable Item item) {}

    RulePhrase(Map<String, Item> own, Map<String, FormDefinition> forms, Locale language) {
        this.own = own;
        this.forms = forms;
        this.language = language;
    }

    String of(RuleSyntax rule) {
        return condition(rule).yes();
    }

    private Condition condition(RuleSyntax rule) {
        return switch (rule) {
            case RuleSyntax.Or it ->
                joined(
                        "{0} or {1}",
                        condition(it.left()).yes(), condition(it.right()).yes());
            case RuleSyntax.And it ->
                joined(
                        "{0} and {1}",
                        grouped(it.left(), false), grouped(it.right(), it.right() instanceof RuleSyntax.And));
            case RuleSyntax.Comparison it -> comparison(it);
            case RuleSyntax.Quantified it -> some(it);
            case RuleSyntax.Call it -> call(it);
            default -> throw new NotDescribable();
        };
    }

    private Condition joined(String words, String left, String right) {
        String both = say(words, left, right);
        return new Condition(both, say("not: {0}", both));
    }

    /** In parentheses where the rule has them too: they are what makes the tree of this shape. */
    private String grouped(RuleSyntax part, boolean apart) {
        String words = condition(part).yes();
        return apart || part instanceof RuleSyntax.Or ? "(" + words + ")" : words;
    }

    private Condition call(RuleSyntax.Call call) {
        if (call.is("not", 1)) {
            return condition(call.arguments().getFirst()).contrary();
        }
        if (call.is("list contains", 2)) {
            return contains(call.arguments().getFirst(), call.arguments().getLast());
        }
        if (call.is("starts with", 2)) {
            String what = operand(call.arguments().getFirst()).words();
            String beginning = text(call.arguments().getLast());
            return new Condition(
                    say("{0} begins with {1}", what, beginning), say("{0} does not begin with {1}", what, beginning));
        }
        throw new NotDescribable();
    }

    private Condition some(RuleSyntax.Quantified quantified) {
        if (quantified.quantifier() != RuleSyntax.Quantifier.SOME
                || quantified.variables().size() != 1) {
            throw new NotDescribable();
        }
        RuleSyntax.Binding variable = quantified.variables().getFirst();
        if (!(variable.value() instanceof RuleSyntax.Name list)) {
            throw new NotDescribable();
        }
        variables.put(variable.name(), columns(list.path()));
        Condition inner = condition(quantified.condition());
        variables.remove(variable.name());
        String entries = name(list.path()).words();
        return new Condition(
                say("in at least one entry of {0}: {1}", entries, inner.yes()),
                say("in no entry of {0}: {1}", entries, inner.yes()));
    }

    private Condition contains(RuleSyntax list, RuleSyntax value) {
        boolean codesFirst = list instanceof RuleSyntax.ListLiteral;
        Operand operand = operand(codesFirst ? value : list);
        List<RuleSyntax> codes = list instanceof RuleSyntax.ListLiteral it ? it.entries() : List.of(value);
        String named = codes.stream()
                .map(code -> label(text(code), operand.item()))
                .reduce((left, right) -> say("{0} or {1}", left, right))
                .orElseThrow(NotDescribable::new);
        return is(operand, named);
    }

    private Condition is(Operand what, String value) {
        boolean several = what.item() instanceof Item.Choice it && it.isMultiple();
        return several
                ? new Condition(
                        say("{0} includes {1}", what.words(), value),
                        say("{0} does not include {1}", what.words(), value))
                : new Condition(say("{0} is {1}", what.words(), value), say("{0} is not {1}", what.words(), value));
    }

    private Condition comparison(RuleSyntax.Comparison comparison) {
        Operand left = operand(comparison.left());
        if (comparison.right() instanceof RuleSyntax.NullLiteral) {
            return answered(left, comparison.sign());
        }
        String right = comparison.right() instanceof RuleSyntax.TextLiteral code
                ? label(code.value(), left.item())
                : operand(comparison.right()).words();
        return switch (comparison.sign()) {
            case EQUAL -> is(left, right);
            // Unlike “not(a = b)”, it is not true where there is no answer.
            case NOT_EQUAL ->
                new Condition(
                        say("{0} has another answer than {1}", left.words(), right),
                        is(left, right).yes());
            case LESS, AT_MOST, GREATER, AT_LEAST -> {
                String compared = left.words() + " " + comparison.sign().mathematical() + " " + right;
                yield new Condition(compared, say("not: {0}", compared));
            }
        };
    }

    private Condition answered(Operand what, RuleSyntax.Sign sign) {
        Condition none = new Condition(say("{0} has no answer", what.words()), say("{0} is answered", what.words()));
        return switch (sign) {
            case EQUAL -> none;
            case NOT_EQUAL -> none.contrary();
            default -> throw new NotDescribable();
        };
    }

    private Operand operand(RuleSyntax expression) {
        return switch (expression) {
            case RuleSyntax.NumberLiteral it -> new Operand(it.value().toString(), null);
            case RuleSyntax.Name it -> name(it.path());
            default -> throw new NotDescribable();
        };
    }

    private Operand name(List<String> path) {
        String head = path.getFirst();
        if (path.size() == 1) {
            return own.containsKey(head)
                    ? quoted(own.get(head))
                    : new Operand(quoted(form(head).title()), null);
        }
        if (variables.containsKey(head)) {
            return quoted(item(variables.get(head), path.get(1)));
        }
        if (path.size() > 2) {
            throw new NotDescribable();
        }
        FormDefinition form = form(head);
        Item item = form.find(path.get(1)).orElseThrow(NotDescribable::new);
        return new Operand(say("“{0}” ({1})", marked(item.label()), marked(form.title())), item);
    }

    private Operand quoted(Item item) {
        return new Operand(quoted(item.label()), item);
    }

    private String quoted(LocalizedText texts) {
        return say("“{0}”", marked(texts));
    }

    /** What can be read of one entry of a list. */
    private Map<String, Item> columns(List<String> path) {
        String head = path.getFirst();
        if (path.size() == 1) {
            return RuleDescriber.byKey(
                    own.containsKey(head)
                            ? own.get(head).items()
                            : form(head).items().toList());
        }
        Item group = variables.containsKey(head)
                ? item(variables.get(head), path.get(1))
                : form(head).find(path.get(1)).orElseThrow(NotDescribable::new);
        return RuleDescriber.byKey(group.items());
    }

    private FormDefinition form(String name) {
        FormDefinition form = forms.get(name);
        if (form == null) {
            throw new NotDescribable();
        }
        return form;
    }

    private static Item item(Map<String, Item> items, String key) {
        Item item = items.get(key);
        if (item == null) {
            throw new NotDescribable();
        }
        return item;
    }

    private static String text(RuleSyntax expression) {
        return switch (expression) {
            case RuleSyntax.TextLiteral it -> it.value();
            default -> throw new NotDescribable();
        };
    }

    private String label(String code, @Nullable Item item) {
        if (item == null) {
            return code;
        }
        if (item instanceof Item.YesNo) {
            return say(
                    switch (code) {
                        case "yes" -> "Yes";
                        case "no" -> "No";
                        default -> "Unknown";
                    });
        }
        return item.codeList() == null
                ? code
                : item.codeList()
                        .find(code)
                        .map(it -> it.label().isEmpty() ? code : marked(it.text()))
                        .orElse(code);
    }

    private String marked(LocalizedText texts) {
        return Languages.marked(texts, language);
    }

    private String say(String english, Object... arguments) {
        return Messages.in(language.getLanguage(), english, arguments);
    }
}
