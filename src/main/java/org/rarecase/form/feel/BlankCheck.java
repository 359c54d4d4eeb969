package org.rarecase.form.feel;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.Iterator;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.camunda.feel.syntaxtree.Comparison;
import org.camunda.feel.syntaxtree.Conjunction;
import org.camunda.feel.syntaxtree.Equal;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.If;
import org.camunda.feel.syntaxtree.In;
import org.camunda.feel.syntaxtree.Not;
import org.camunda.feel.syntaxtree.PathExpression;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.Ref;

/**
 * Finds {@code not(…)} that is true for no other reason than that there is no answer. A rule that says what is meant then,
 * by {@code = null}, {@code != null} or {@code flavour.}, is not warned of, nor is one that gives {@code null}.
 */
final class BlankCheck {

    private static final String NOT = "not";

    private final Predicate<Exp> trueWhenBlank;
    private final Set<String> thoughtOf = new HashSet<>();
    private final Set<String> warnings = new LinkedHashSet<>();

    private BlankCheck(Predicate<Exp> trueWhenBlank) {
        this.trueWhenBlank = trueWhenBlank;
    }

    /** @param trueWhenBlank whether an expression is true where nothing that it reads has an answer */
    static Set<String> warnings(Exp expression, Predicate<Exp> trueWhenBlank) {
        BlankCheck check = new BlankCheck(trueWhenBlank);
        check.findThoughtOf(expression);
        check.walk(expression, Set.of());
        return check.warnings;
    }

    private void findThoughtOf(Object node) {
        if (node instanceof Equal it && (RuleInterpreter.isNull(it.x()) || RuleInterpreter.isNull(it.y()))) {
            thoughtOf.addAll(names(it));
        }
        if (node instanceof Ref it && it.names().size() > 1 && it.names().head().equals("flavour")) {
            thoughtOf.add(it.names().last());
        }
        parts(node).forEach(this::findThoughtOf);
    }

    /** @param known what has a value where the node is evaluated to true */
    private void walk(Object node, Set<String> known) {
        switch (node) {
            case Conjunction it -> {
                Set<String> more = new HashSet<>(known);
                addKnown(it, more);
                walk(it.x(), more);
                walk(it.y(), more);
            }
            case If it when RuleInterpreter.isNull(it.statement()) -> walk(it.elseStatement(), known);
            case FunctionInvocation it
            when it.function().equals(NOT) -> {
                warn(it, known);
                parts(it).forEach(part -> walk(part, known));
            }
            default -> parts(node).forEach(part -> walk(part, known));
        }
    }

    private void warn(FunctionInvocation not, Set<String> known) {
        Set<String> names = names(not);
        names.removeAll(known);
        names.removeAll(thoughtOf);
        if (!names.isEmpty() && trueWhenBlank.test(not)) {
            String name = names.iterator().next();
            Exp denied = denied(not);
            String better = denied instanceof Equal it
                    ? "“" + ExpressionText.of(it.x()) + " != " + ExpressionText.of(it.y()) + "”"
                    : "“" + name + " != null and …” before it";
            warnings.add("Where “" + name + "” has no answer, “not(" + ExpressionText.ofComparison(denied)
                    + ")” is true. Write " + better + " if a value is meant, or “" + name
                    + " = null or …” if the blank is.");
        }
    }

    private static Exp denied(FunctionInvocation not) {
        return not.params() instanceof PositionalFunctionParameters parameters
                        && !parameters.params().isEmpty()
                ? parameters.params().head()
                : not;
    }

    /** What cannot be blank if a condition is true: a comparison with a blank never is. */
    private static void addKnown(Exp condition, Set<String> known) {
        switch (condition) {
            case Conjunction it -> {
                addKnown(it.x(), known);
                addKnown(it.y(), known);
            }
            case Not it when it.x() instanceof Equal equal -> known.addAll(names(equal));
            case Equal it
            when !RuleInterpreter.isNull(it.x()) && !RuleInterpreter.isNull(it.y()) -> known.addAll(names(it));
            case Comparison it -> known.addAll(names(it));
            case In it -> known.addAll(names(it.x()));
            case FunctionInvocation it when !it.function().equals(NOT) -> known.addAll(names(it));
            default -> {}
        }
    }

    private static Set<String> names(Object node) {
        Set<String> names = new LinkedHashSet<>();
        addNames(node, names);
        return names;
    }

    private static void addNames(Object node, Set<String> names) {
        if (node instanceof Ref || node instanceof PathExpression) {
            names.add(ExpressionText.of((Exp) node));
        } else {
            parts(node).forEach(part -> addNames(part, names));
        }
    }

    private static List<Object> parts(Object node) {
        Iterator<?> parts = node instanceof Iterable<?> entries
                ? entries.iterator()
                : node instanceof Product product ? product.productIterator() : null;
        return parts == null ? List.of() : List.copyOf(CollectionConverters.asJava(parts.toList()));
    }
}
