package org.rarecase.form.feel;

import java.util.Set;
import org.rarecase.form.RuleSyntax;

/** Names parts of a rule in messages, and says what would be right in their place. */
final class ExpressionText {

    private ExpressionText() {}

    static String of(RuleSyntax expression) {
        return switch (expression) {
            case RuleSyntax.Name it -> String.join(".", it.path());
            case RuleSyntax.Member it -> of(it.of()) + "." + it.name();
            case RuleSyntax.Filter it -> of(it.list()) + "[…]";
            case RuleSyntax.TextLiteral it -> '"' + it.value() + '"';
            case RuleSyntax.NumberLiteral it -> it.value().toString();
            case RuleSyntax.BooleanLiteral it -> Boolean.toString(it.value());
            case RuleSyntax.Call it -> it.function() + "(…)";
            default -> "(…)";
        };
    }

    /** With both sides of an equality, which names are not enough for. */
    static String ofComparison(RuleSyntax expression) {
        return expression instanceof RuleSyntax.Comparison it && it.sign() == RuleSyntax.Sign.EQUAL
                ? of(it.left()) + " = " + of(it.right())
                : of(expression);
    }

    /** @param y with which something was compared */
    static String advice(FeelType left, RuleSyntax y, FeelType right) {
        if (left.isOnly(FeelType.Kind.TEXT) && y instanceof RuleSyntax.BooleanLiteral bool) {
            return "A yes-no item is \"yes\", \"no\" or \"unknown\": write \"" + (bool.value() ? "yes" : "no") + "\".";
        }
        if (left.isOnly(FeelType.Kind.LIST) || right.isOnly(FeelType.Kind.LIST)) {
            return "Use list contains(list, value), or some x in list satisfies ….";
        }
        if (left.isOnly(FeelType.Kind.NUMBER) && y instanceof RuleSyntax.TextLiteral text) {
            return "Write a number, without quotes: " + text.value() + ".";
        }
        if (left.isOnly(FeelType.Kind.TEXT) && y instanceof RuleSyntax.NumberLiteral number) {
            return "Write a text, in quotes: \"" + number.value() + "\".";
        }
        return "Compare what is alike.";
    }

    static String advice(FeelType type, Set<FeelType.Kind> wanted, RuleSyntax expression) {
        if (wanted.contains(FeelType.Kind.BOOLEAN) && !wanted.contains(FeelType.Kind.LIST)) {
            return type.isOnly(FeelType.Kind.TEXT) && expression instanceof RuleSyntax.Name
                    ? "Write " + of(expression) + " = \"yes\", or what else it is compared with."
                    : "Write a comparison, such as weight > 100.";
        }
        if (wanted.equals(Set.of(FeelType.Kind.LIST))) {
            return "Use the rows of a group, the fillings of a repeating form, or a list in brackets.";
        }
        if (wanted.contains(FeelType.Kind.LIST)) {
            return "Use a list, or several values.";
        }
        if (wanted.contains(FeelType.Kind.NUMBER) && type.isOnly(FeelType.Kind.LIST)) {
            return "Use sum(…), count(…), min(…) or max(…) of the list.";
        }
        return wanted.equals(Set.of(FeelType.Kind.TEXT)) ? "Use a text or a date." : "Use an item that is a number.";
    }
}
