package org.rarecase.form;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.Iterator;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.feel.syntaxtree.AtLeastOne;
import org.camunda.feel.syntaxtree.ConstContext;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Equal;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.In;
import org.camunda.feel.syntaxtree.InputEqualTo;
import org.camunda.feel.syntaxtree.PathExpression;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;
import org.camunda.feel.syntaxtree.UnaryTestExpression;
import org.jspecify.annotations.Nullable;

/** The names in an expression that come from outside of it: variables of {@code some}, {@code for} are followed back. */
final class Names {

    /**
     * A name with its dots.
     *
     * @param iterated only its entries are visited; what is read of each has a name of its own
     * @param filtered the list in whose filter the name stands: it may be a part of that list's entries
     */
    record Name(
            List<String> path, boolean iterated, @Nullable List<String> filtered) {}

    /** A name compared with a text, which for a choice must be one of its codes. */
    record Literal(Name name, String text) {}

    private final Set<Name> names = new LinkedHashSet<>();
    private final Set<String> functions = new LinkedHashSet<>();
    private final Set<Literal> literals = new LinkedHashSet<>();

    private Names() {}

    static Names in(Exp expression) {
        Names names = new Names();
        names.walk(expression, new Scope(Map.of(), null));
        return names;
    }

    Set<Name> names() {
        return names;
    }

    Set<String> functions() {
        return functions;
    }

    Set<Literal> literals() {
        return literals;
    }

    /** Variables with the list they come from, empty if that is not a plain name; and the list whose filter we are in. */
    private record Scope(
            Map<String, List<String>> variables, @Nullable List<String> filtered) {

        Scope with(String variable, List<String> source) {
            Map<String, List<String>> more = new HashMap<>(variables);
            more.put(variable, source);
            return new Scope(more, filtered);
        }
    }

    private void walk(Object node, Scope scope) {
        switch (node) {
            case Ref ref -> read(CollectionConverters.asJava(ref.names()), scope);
            case PathExpression path -> walkPath(path, scope);
            case Filter filter -> {
                walk(filter.list(), scope);
                walkCondition(filter, scope);
            }
            case SomeItem it -> walk(it.condition(), bind(it.iterators(), scope));
            case EveryItem it -> walk(it.condition(), bind(it.iterators(), scope));
            case For it -> walk(it.exp(), bind(it.iterators(), scope).with("partial", List.of()));
            case FunctionDefinition it -> {
                Scope inner = scope;
                for (String parameter : CollectionConverters.asJava(it.parameters())) {
                    inner = inner.with(parameter, List.of());
                }
                walk(it.body(), inner);
            }
            case ConstContext it -> {
                Scope inner = scope;
                for (Tuple2<String, Exp> entry : CollectionConverters.asJava(it.entries())) {
                    walk(entry._2(), inner);
                    inner = inner.with(entry._1(), List.of());
                }
            }
            case FunctionInvocation it -> {
                functions.add(it.function());
                walkParts(it, scope);
                noteContained(it, scope);
            }
            case Equal it -> {
                walkParts(it, scope);
                noteLiteral(it.x(), it.y(), scope);
                noteLiteral(it.y(), it.x(), scope);
            }
            case In it -> {
                walkParts(it, scope);
                noteAlternatives(it, scope);
            }
            default -> walkParts(node, scope);
        }
    }

    private void walkParts(Object node, Scope scope) {
        if (node instanceof Iterable<?> entries) {
            walkAll(entries.iterator(), scope);
        } else if (node instanceof Product product) {
            walkAll(product.productIterator(), scope);
        }
    }

    private void walkAll(Iterator<?> parts, Scope scope) {
        while (parts.hasNext()) {
            walk(parts.next(), scope);
        }
    }

    private void walkPath(PathExpression path, Scope scope) {
        List<String> root = root(path, scope);
        if (root.isEmpty()) {
            walk(path.path(), scope);
        } else {
            add(root, false, scope);
            walkConditions(path, scope);
        }
    }

    /** Binds the variables of an iteration, each to the list it runs over. */
    private Scope bind(camundajar.impl.scala.collection.immutable.List<Tuple2<String, Exp>> iterators, Scope scope) {
        Scope inner = scope;
        for (Tuple2<String, Exp> iterator : CollectionConverters.asJava(iterators)) {
            List<String> source = root(iterator._2(), inner);
            if (source.isEmpty()) {
                walk(iterator._2(), inner);
            } else {
                add(source, true, inner);
                walkConditions(iterator._2(), inner);
            }
            inner = inner.with(iterator._1(), source);
        }
        return inner;
    }

    private void walkConditions(Exp expression, Scope scope) {
        switch (expression) {
            case PathExpression it -> walkConditions(it.path(), scope);
            case Filter it -> {
                walkConditions(it.list(), scope);
                walkCondition(it, scope);
            }
            default -> {}
        }
    }

    private void walkCondition(Filter filter, Scope scope) {
        List<String> list = root(filter.list(), scope);
        Scope inner = new Scope(scope.variables(), list.isEmpty() ? scope.filtered() : list);
        walk(filter.filter(), inner.with("item", list));
    }

    /** The plain name that an expression starts from, such as {@code ihc.result} of {@code ihc[1].result}; or empty. */
    private static List<String> root(Exp expression, Scope scope) {
        return switch (expression) {
            case Ref ref -> followed(CollectionConverters.asJava(ref.names()), scope);
            case Filter filter -> root(filter.list(), scope);
            case PathExpression path -> joined(root(path.path(), scope), List.of(path.key()));
            default -> List.of();
        };
    }

    private static List<String> followed(List<String> path, Scope scope) {
        List<String> source = scope.variables().get(path.getFirst());
        return source == null ? List.copyOf(path) : joined(source, path.subList(1, path.size()));
    }

    private static List<String> joined(List<String> root, List<String> more) {
        if (root.isEmpty()) {
            return root;
        }
        List<String> path = new ArrayList<>(root);
        path.addAll(more);
        return List.copyOf(path);
    }

    private void read(List<String> path, Scope scope) {
        Name name = name(path, scope);
        if (name != null) {
            names.add(name);
        }
    }

    private static @Nullable Name name(List<String> path, Scope scope) {
        boolean bound = scope.variables().containsKey(path.getFirst());
        List<String> followed = followed(path, scope);
        return followed.isEmpty() ? null : new Name(followed, false, bound ? null : scope.filtered());
    }

    private void add(List<String> path, boolean iterated, Scope scope) {
        names.add(new Name(path, iterated, scope.filtered()));
    }

    private void noteLiteral(Exp named, Exp literal, Scope scope) {
        if (named instanceof Ref ref && literal instanceof ConstString text) {
            Name name = name(CollectionConverters.asJava(ref.names()), scope);
            if (name != null) {
                literals.add(new Literal(name, text.value()));
            }
        }
    }

    private void noteContained(FunctionInvocation call, Scope scope) {
        if (call.function().equals("list contains")
                && call.params() instanceof PositionalFunctionParameters parameters
                && parameters.params().size() == 2) {
            List<Exp> arguments = CollectionConverters.asJava(parameters.params());
            noteLiteral(arguments.get(0), arguments.get(1), scope);
        }
    }

    private void noteAlternatives(In in, Scope scope) {
        if (in.test() instanceof AtLeastOne alternatives) {
            for (Exp test : CollectionConverters.asJava(alternatives.xs())) {
                if (test instanceof UnaryTestExpression it) {
                    noteLiteral(in.x(), it.exp(), scope);
                } else if (test instanceof InputEqualTo it) {
                    noteLiteral(in.x(), it.x(), scope);
                }
            }
        }
    }
}
