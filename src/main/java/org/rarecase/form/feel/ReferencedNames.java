package org.rarecase.form.feel;

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

/** The names in an expression that come from outside of it: variables of {@code some}, {@code for} are followed back. */
public final class ReferencedNames {

    /**
     * A name with its dots.
     *
     * @param iterated only its entries are visited; what is read of each has a name of its own
     * @param filtered the lists in whose filters the name stands, the likeliest first: it may be a part of their entries
     */
    public record Name(List<String> path, boolean iterated, List<List<String>> filtered) {}

    /** A name compared with a text, which for a choice must be one of its codes. */
    public record Literal(Name name, String text) {}

    private final Set<Name> names = new LinkedHashSet<>();
    private final Set<String> functions = new LinkedHashSet<>();
    private final Set<Literal> literals = new LinkedHashSet<>();

    private ReferencedNames() {}

    static ReferencedNames in(Exp expression) {
        ReferencedNames names = new ReferencedNames();
        names.walk(expression, new Scope(Map.of(), List.of()));
        return names;
    }

    public Set<Name> names() {
        return names;
    }

    public Set<String> functions() {
        return functions;
    }

    public Set<Literal> literals() {
        return literals;
    }

    /**
     * Where a list or a variable comes from.
     *
     * @param path empty if that is not a plain name
     */
    private record Source(List<String> path, List<List<String>> filtered) {

        static final Source OTHER = new Source(List.of(), List.of());

        boolean isOther() {
            return path.isEmpty();
        }

        Source with(List<String> more) {
            if (isOther()) {
                return this;
            }
            List<String> longer = new ArrayList<>(path);
            longer.addAll(more);
            return new Source(List.copyOf(longer), filtered);
        }

        /** The lists that a name in a filter of this one may be a part of. */
        List<List<String>> asFiltered() {
            List<List<String>> lists = new ArrayList<>();
            filtered.forEach(
                    outer -> lists.add(new Source(outer, List.of()).with(path).path()));
            lists.add(path);
            lists.addAll(filtered);
            return lists;
        }
    }

    /** Variables with what they come from, and the lists whose filter we are in. */
    private record Scope(Map<String, Source> variables, List<List<String>> filtered) {

        Scope with(String variable, Source source) {
            Map<String, Source> more = new HashMap<>(variables);
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
            case For it -> walk(it.exp(), bind(it.iterators(), scope).with("partial", Source.OTHER));
            case FunctionDefinition it -> {
                Scope inner = scope;
                for (String parameter : CollectionConverters.asJava(it.parameters())) {
                    inner = inner.with(parameter, Source.OTHER);
                }
                walk(it.body(), inner);
            }
            case ConstContext it -> {
                Scope inner = scope;
                for (Tuple2<String, Exp> entry : CollectionConverters.asJava(it.entries())) {
                    walk(entry._2(), inner);
                    inner = inner.with(entry._1(), Source.OTHER);
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
        Source root = root(path, scope);
        if (root.isOther()) {
            walk(path.path(), scope);
        } else {
            add(root, false);
            walkConditions(path, scope);
        }
    }

    /** Binds the variables of an iteration, each to the list it runs over. */
    private Scope bind(camundajar.impl.scala.collection.immutable.List<Tuple2<String, Exp>> iterators, Scope scope) {
        Scope inner = scope;
        for (Tuple2<String, Exp> iterator : CollectionConverters.asJava(iterators)) {
            Source source = root(iterator._2(), inner);
            if (source.isOther()) {
                walk(iterator._2(), inner);
            } else {
                add(source, true);
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
        Source list = root(filter.list(), scope);
        Scope inner = new Scope(scope.variables(), list.isOther() ? scope.filtered() : list.asFiltered());
        walk(filter.filter(), inner.with("item", list));
    }

    /** The plain name that an expression starts from, such as {@code ihc.result} of {@code ihc[1].result}. */
    private static Source root(Exp expression, Scope scope) {
        return switch (expression) {
            case Ref ref -> followed(CollectionConverters.asJava(ref.names()), scope);
            case Filter filter -> root(filter.list(), scope);
            case PathExpression path -> root(path.path(), scope).with(List.of(path.key()));
            default -> Source.OTHER;
        };
    }

    private static Source followed(List<String> path, Scope scope) {
        Source source = scope.variables().get(path.getFirst());
        return source == null
                ? new Source(List.copyOf(path), scope.filtered())
                : source.with(path.subList(1, path.size()));
    }

    private void read(List<String> path, Scope scope) {
        Source source = followed(path, scope);
        if (!source.isOther()) {
            add(source, false);
        }
    }

    private void add(Source source, boolean iterated) {
        names.add(new Name(source.path(), iterated, source.filtered()));
    }

    private void noteLiteral(Exp named, Exp literal, Scope scope) {
        if (named instanceof Ref ref && literal instanceof ConstString text) {
            Source source = followed(CollectionConverters.asJava(ref.names()), scope);
            if (!source.isOther()) {
                literals.add(new Literal(new Name(source.path(), false, source.filtered()), text.value()));
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
