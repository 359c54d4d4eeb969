package org.rarecase.form.feel;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Predicate;
import org.rarecase.form.RuleSyntax;

/**
 * Finds {@code not(…)} that is true for no other reason than that there is no answer. A rule that says what is meant then,
 * by {@code = null}, {@code != null} or {@code flavour.}, is not warned of, nor is one that gives {@code null}.
 */
final class BlankCheck {

    private static final String NOT = "not";

    private final Predicate<RuleSyntax> trueWhenBlank;
    private final Set<String> thoughtOf = new HashSet<>();
    private final Set<String> warnings = new LinkedHashSet<>();

    private BlankCheck(Predicate<RuleSyntax> trueWhenBlank) {
        this.trueWhenBlank = trueWhenBlank;
    }

    /** @param trueWhenBlank whether an expression is true where nothing that it reads has an answer */
    static Set<String> warnings(RuleSyntax expression, Predicate<RuleSyntax> trueWhenBlank) {
        BlankCheck check = new BlankCheck(trueWhenBlank);
        check.findThoughtOf(expression);
        check.walk(expression, Set.of());
        return check.warnings;
    }

    private void findThoughtOf(RuleSyntax node) {
        if (node instanceof RuleSyntax.Comparison it && it.asksForNull()) {
            thoughtOf.addAll(names(it));
        }
        if (node instanceof RuleSyntax.Name it
                && it.path().size() > 1
                && it.path().getFirst().equals("flavour")) {
            thoughtOf.add(it.path().getLast());
        }
        node.parts().forEach(this::findThoughtOf);
    }

    /** @param known what has a value where the node is evaluated to true */
    private void walk(RuleSyntax node, Set<String> known) {
        switch (node) {
            case RuleSyntax.And it -> {
                Set<String> more = new HashSet<>(known);
                addKnown(it, more);
                walk(it.left(), more);
                walk(it.right(), more);
            }
            case RuleSyntax.If it when it.then() instanceof RuleSyntax.NullLiteral -> walk(it.otherwise(), known);
            case RuleSyntax.Call it
            when it.function().equals(NOT) -> {
                warn(it, known);
                it.arguments().forEach(part -> walk(part, known));
            }
            default -> node.parts().forEach(part -> walk(part, known));
        }
    }

    private void warn(RuleSyntax.Call not, Set<String> known) {
        Set<String> names = names(not);
        names.removeAll(known);
        names.removeAll(thoughtOf);
        if (!names.isEmpty() && trueWhenBlank.test(not)) {
            String name = names.iterator().next();
            RuleSyntax denied = denied(not);
            String better = denied instanceof RuleSyntax.Comparison it && it.sign() == RuleSyntax.Sign.EQUAL
                    ? "“" + ExpressionText.of(it.left()) + " != " + ExpressionText.of(it.right()) + "”"
                    : "“" + name + " != null and …” before it";
            warnings.add("Where “" + name + "” has no answer, “not(" + ExpressionText.ofComparison(denied)
                    + ")” is true. Write " + better + " if a value is meant, or “" + name
                    + " = null or …” if the blank is.");
        }
    }

    private static RuleSyntax denied(RuleSyntax.Call not) {
        return not.names().isEmpty() && !not.arguments().isEmpty()
                ? not.arguments().getFirst()
                : not;
    }

    /** What cannot be blank if a condition is true: a comparison with a blank never is. */
    private static void addKnown(RuleSyntax condition, Set<String> known) {
        switch (condition) {
            case RuleSyntax.And it -> {
                addKnown(it.left(), known);
                addKnown(it.right(), known);
            }
            case RuleSyntax.Comparison it -> known.addAll(names(it));
            case RuleSyntax.In it -> known.addAll(names(it.value()));
            case RuleSyntax.Call it when !it.function().equals(NOT) -> known.addAll(names(it));
            default -> {}
        }
    }

    private static Set<String> names(RuleSyntax node) {
        Set<String> names = new LinkedHashSet<>();
        addNames(node, names);
        return names;
    }

    private static void addNames(RuleSyntax node, Set<String> names) {
        if (node instanceof RuleSyntax.Name || node instanceof RuleSyntax.Member) {
            names.add(ExpressionText.of(node));
        } else {
            node.parts().forEach(part -> addNames(part, names));
        }
    }
}
