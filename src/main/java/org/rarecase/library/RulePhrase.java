package org.rarecase.library;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.Item;
import org.rarecase.form.ItemType;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;

/** Reads one condition and says it in words; what is not a plain condition it refuses. */
final class RulePhrase {

    private static final Pattern TOKEN = Pattern.compile(
            "\\s*(\"[^\"]*\"|\\d+(?:\\.\\d+)?|[A-Za-z_]\\w*(?:\\.[A-Za-z_]\\w*)*|!=|<=|>=|[=<>(),\\[\\]])\\s*");
    private static final Map<String, String> SIGNS = Map.of("<", "<", "<=", "≤", ">", ">", ">=", "≥");

    private final Map<String, Item> own;
    private final Map<String, FormDefinition> forms;
    private final Locale language;
    private final Map<String, Map<String, Item>> variables = new HashMap<>();
    private final List<String> tokens = new ArrayList<>();
    private int next;

    /** The rule is more than this can say. */
    static final class NoSentence extends RuntimeException {
        NoSentence() {
            super(null, null, false, false);
        }
    }

    /** A condition and its contrary. */
    private record Condition(String yes, String no) {}

    /** @param item whose codes a text is compared with, or null */
    private record Operand(String words, @Nullable Item item) {}

    RulePhrase(String rule, Map<String, Item> own, Map<String, FormDefinition> forms, Locale language) {
        this.own = own;
        this.forms = forms;
        this.language = language;
        Matcher matcher = TOKEN.matcher(rule);
        int end = 0;
        while (end < rule.length() && matcher.find(end) && matcher.start() == end) {
            tokens.add(matcher.group(1));
            end = matcher.end();
        }
        if (end < rule.length()) {
            throw new NoSentence();
        }
    }

    String read() {
        Condition condition = or();
        if (next < tokens.size()) {
            throw new NoSentence();
        }
        return condition.yes();
    }

    private Condition or() {
        return joined("or", "{0} or {1}", this::and);
    }

    private Condition and() {
        return joined("and", "{0} and {1}", this::single);
    }

    private Condition joined(String word, String words, Supplier<Condition> part) {
        Condition left = part.get();
        while (take(word)) {
            String both = say(words, left.yes(), part.get().yes());
            left = new Condition(both, say("not: {0}", both));
        }
        return left;
    }

    private Condition single() {
        if (take("not")) {
            Condition inner = inParentheses();
            return new Condition(inner.no(), inner.yes());
        }
        if (take("some")) {
            return some();
        }
        if (take("list")) {
            expect("contains");
            return contains();
        }
        if (take("starts")) {
            expect("with");
            expect("(");
            String what = operand().words();
            expect(",");
            String beginning = text();
            expect(")");
            return new Condition(
                    say("{0} begins with {1}", what, beginning), say("{0} does not begin with {1}", what, beginning));
        }
        if (peek("(")) {
            Condition inner = inParentheses();
            boolean several = !inner.no().equals(say("not: {0}", inner.yes()));
            return several ? inner : new Condition("(" + inner.yes() + ")", inner.no());
        }
        return comparison();
    }

    private Condition inParentheses() {
        expect("(");
        Condition inner = or();
        expect(")");
        return inner;
    }

    private Condition some() {
        String variable = token();
        expect("in");
        String path = token();
        expect("satisfies");
        variables.put(variable, columns(path));
        Condition inner = or();
        variables.remove(variable);
        String list = name(path).words();
        return new Condition(
                say("in at least one entry of {0}: {1}", list, inner.yes()),
                say("in no entry of {0}: {1}", list, inner.yes()));
    }

    private Condition contains() {
        expect("(");
        List<String> codes = new ArrayList<>();
        Operand operand;
        if (take("[")) {
            do {
                codes.add(text());
            } while (take(","));
            expect("]");
            expect(",");
            operand = operand();
        } else {
            operand = operand();
            expect(",");
            codes.add(text());
        }
        expect(")");
        Item item = operand.item();
        String named = codes.stream()
                .map(code -> label(code, item))
                .reduce((left, right) -> say("{0} or {1}", left, right))
                .orElseThrow(NoSentence::new);
        return is(operand.words(), named, item);
    }

    private Condition is(String what, String value, @Nullable Item item) {
        boolean several = item != null && item.type() == ItemType.MULTIPLE_CHOICE;
        return several
                ? new Condition(say("{0} includes {1}", what, value), say("{0} does not include {1}", what, value))
                : new Condition(say("{0} is {1}", what, value), say("{0} is not {1}", what, value));
    }

    private Condition comparison() {
        Operand left = operand();
        String sign = token();
        if (take("null")) {
            Condition none =
                    new Condition(say("{0} has no answer", left.words()), say("{0} is answered", left.words()));
            return switch (sign) {
                case "=" -> none;
                case "!=" -> new Condition(none.no(), none.yes());
                default -> throw new NoSentence();
            };
        }
        String right = next < tokens.size() && tokens.get(next).startsWith("\"")
                ? label(text(), left.item())
                : operand().words();
        Condition equal = is(left.words(), right, left.item());
        return switch (sign) {
            case "=" -> equal;
            // Unlike “not(a = b)”, it is not true where there is no answer.
            case "!=" -> new Condition(say("{0} has another answer than {1}", left.words(), right), equal.yes());
            default -> {
                if (!SIGNS.containsKey(sign)) {
                    throw new NoSentence();
                }
                String compared = left.words() + " " + SIGNS.get(sign) + " " + right;
                yield new Condition(compared, say("not: {0}", compared));
            }
        };
    }

    private Operand operand() {
        String token = token();
        if (Character.isDigit(token.charAt(0))) {
            return new Operand(token, null);
        }
        if (!Character.isLetter(token.charAt(0)) || peek("(")) {
            throw new NoSentence();
        }
        return name(token);
    }

    private Operand name(String path) {
        String[] parts = path.split("\\.");
        if (parts.length == 1) {
            return own.containsKey(path) ? quoted(own.get(path)) : formNamed(path);
        }
        if (variables.containsKey(parts[0])) {
            return quoted(item(variables.get(parts[0]), parts[1]));
        }
        FormDefinition form = forms.get(parts[0]);
        if (form == null || parts.length > 2) {
            throw new NoSentence();
        }
        Item item = form.find(parts[1]).orElseThrow(NoSentence::new);
        return new Operand(say("“{0}” ({1})", marked(item.label()), marked(form.title())), item);
    }

    private Operand formNamed(String name) {
        FormDefinition form = forms.get(name);
        if (form == null) {
            throw new NoSentence();
        }
        return new Operand(say("“{0}”", marked(form.title())), null);
    }

    private Operand quoted(Item item) {
        return new Operand(say("“{0}”", marked(item.label())), item);
    }

    /** What can be read of one entry of a list. */
    private Map<String, Item> columns(String path) {
        String[] parts = path.split("\\.");
        if (parts.length == 1) {
            return own.containsKey(path)
                    ? RuleDescriber.byKey(own.get(path).items())
                    : RuleDescriber.byKey(form(path).items().toList());
        }
        Item group = variables.containsKey(parts[0])
                ? item(variables.get(parts[0]), parts[1])
                : form(parts[0]).find(parts[1]).orElseThrow(NoSentence::new);
        return RuleDescriber.byKey(group.items());
    }

    private FormDefinition form(String name) {
        FormDefinition form = forms.get(name);
        if (form == null) {
            throw new NoSentence();
        }
        return form;
    }

    private static Item item(Map<String, Item> items, String key) {
        Item item = items.get(key);
        if (item == null) {
            throw new NoSentence();
        }
        return item;
    }

    private String label(String code, @Nullable Item item) {
        if (item == null) {
            return code;
        }
        if (item.type() == ItemType.YES_NO) {
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

    private String text() {
        String token = token();
        if (!token.startsWith("\"")) {
            throw new NoSentence();
        }
        return token.substring(1, token.length() - 1);
    }

    private String token() {
        if (next >= tokens.size()) {
            throw new NoSentence();
        }
        return tokens.get(next++);
    }

    private boolean peek(String token) {
        return next < tokens.size() && tokens.get(next).equals(token);
    }

    private boolean take(String token) {
        boolean there = peek(token);
        if (there) {
            next++;
        }
        return there;
    }

    private void expect(String token) {
        if (!take(token)) {
            throw new NoSentence();
        }
    }
}
