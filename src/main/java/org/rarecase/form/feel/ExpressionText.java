package org.rarecase.form.feel;

import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.util.Set;
import org.camunda.feel.syntaxtree.ConstBool;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Equal;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.PathExpression;
import org.camunda.feel.syntaxtree.Ref;

/** Names parts of a rule in messages, and says what would be right in their place. */
final class ExpressionText {

    private ExpressionText() {}

    static String of(Exp expression) {
        return switch (expression) {
            case Ref it -> String.join(".", CollectionConverters.asJava(it.names()));
            case PathExpression it -> of(it.path()) + "." + it.key();
            case Filter it -> of(it.list()) + "[…]";
            case ConstString it -> '"' + it.value() + '"';
            case ConstNumber it -> it.value().toString();
            case ConstBool it -> Boolean.toString(it.value());
            case FunctionInvocation it -> it.function() + "(…)";
            default -> "(…)";
        };
    }

    /** With both sides of an equality, which names are not enough for. */
    static String ofComparison(Exp expression) {
        return expression instanceof Equal it ? of(it.x()) + " = " + of(it.y()) : of(expression);
    }

    /** @param y with which something was compared */
    static String advice(FeelType left, Exp y, FeelType right) {
        if (left.isOnly(FeelType.Kind.TEXT) && y instanceof ConstBool bool) {
            return "A yes-no item is \"yes\", \"no\" or \"unknown\": write \"" + (bool.value() ? "yes" : "no") + "\".";
        }
        if (left.isOnly(FeelType.Kind.LIST) || right.isOnly(FeelType.Kind.LIST)) {
            return "Use list contains(list, value), or some x in list satisfies ….";
        }
        if (left.isOnly(FeelType.Kind.NUMBER) && y instanceof ConstString text) {
            return "Write a number, without quotes: " + text.value() + ".";
        }
        if (left.isOnly(FeelType.Kind.TEXT) && y instanceof ConstNumber number) {
            return "Write a text, in quotes: \"" + number.value() + "\".";
        }
        return "Compare what is alike.";
    }

    static String advice(FeelType type, Set<FeelType.Kind> wanted, Exp expression) {
        if (wanted.contains(FeelType.Kind.BOOLEAN) && !wanted.contains(FeelType.Kind.LIST)) {
            return type.isOnly(FeelType.Kind.TEXT) && expression instanceof Ref
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
