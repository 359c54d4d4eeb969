package org.rarecase.form.feel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.rarecase.form.RuleSyntax;

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

    private static final Set<RuleSyntax.Sign> EQUALITY = Set.of(RuleSyntax.Sign.EQUAL, RuleSyntax.Sign.NOT_EQUAL);

    private final Set<Name> names = new LinkedHashSet<>();
    private final Set<String> functions = new LinkedHashSet<>();
    private final Set<Literal> literals = new LinkedHashSet<>();

    private ReferencedNames() {}

    static ReferencedNames in(RuleSyntax expression) {
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

    private void walk(RuleSyntax node, Scope scope) {
        switch (node) {
            case RuleSyntax.Name it -> read(it.path(), scope);
            case RuleSyntax.Member it -> walkMember(it, scope);
            case RuleSyntax.Filter it -> {
                walk(it.list(), scope);
                walkCondition(it, scope);
            }
            case RuleSyntax.Quantified it -> walk(it.condition(), bind(it.variables(), scope));
            case RuleSyntax.Iteration it ->
                walk(it.result(), bind(it.variables(), scope).with("partial", Source.OTHER));
            case RuleSyntax.Function it -> {
                Scope inner = scope;
                for (String parameter : it.parameters()) {
                    inner = inner.with(parameter, Source.OTHER);
                }
                walk(it.body(), inner);
            }
            case RuleSyntax.Context it -> {
                Scope inner = scope;
                for (RuleSyntax.Binding entry : it.entries()) {
                    walk(entry.value(), inner);
                    inner = inner.with(entry.name(), Source.OTHER);
                }
            }
            case RuleSyntax.Call it -> {
                functions.add(it.function());
                walkParts(it, scope);
            }
            default -> walkParts(node, scope);
        }
    }

    private void walkParts(RuleSyntax node, Scope scope) {
        node.parts().forEach(part -> walk(part, scope));
        noteLiterals(node, scope);
    }

    /** Which names are compared with which texts. */
    private void noteLiterals(RuleSyntax node, Scope scope) {
        switch (node) {
            case RuleSyntax.Call it
            when it.is("list contains", 2) ->
                noteLiteral(it.arguments().getFirst(), it.arguments().getLast(), scope);
            case RuleSyntax.Comparison it
            when EQUALITY.contains(it.sign()) -> {
                noteLiteral(it.left(), it.right(), scope);
                noteLiteral(it.right(), it.left(), scope);
            }
            case RuleSyntax.In it -> it.tests().forEach(test -> noteLiteral(it.value(), test, scope));
            default -> {}
        }
    }

    private void walkMember(RuleSyntax.Member member, Scope scope) {
        Source root = root(member, scope);
        if (root.isOther()) {
            walk(member.of(), scope);
        } else {
            add(root, false);
            walkConditions(member, scope);
        }
    }

    /** Binds the variables of an iteration, each to the list it runs over. */
    private Scope bind(List<RuleSyntax.Binding> variables, Scope scope) {
        Scope inner = scope;
        for (RuleSyntax.Binding variable : variables) {
            Source source = root(variable.value(), inner);
            if (source.isOther()) {
                walk(variable.value(), inner);
            } else {
                add(source, true);
                walkConditions(variable.value(), inner);
            }
            inner = inner.with(variable.name(), source);
        }
        return inner;
    }

    private void walkConditions(RuleSyntax expression, Scope scope) {
        switch (expression) {
            case RuleSyntax.Member it -> walkConditions(it.of(), scope);
            case RuleSyntax.Filter it -> {
                walkConditions(it.list(), scope);
                walkCondition(it, scope);
            }
            default -> {}
        }
    }

    private void walkCondition(RuleSyntax.Filter filter, Scope scope) {
        Source list = root(filter.list(), scope);
        Scope inner = new Scope(scope.variables(), list.isOther() ? scope.filtered() : list.asFiltered());
        walk(filter.condition(), inner.with("item", list));
    }

    /** The plain name that an expression starts from, such as {@code ihc.result} of {@code ihc[1].result}. */
    private static Source root(RuleSyntax expression, Scope scope) {
        return switch (expression) {
            case RuleSyntax.Name it -> followed(it.path(), scope);
            case RuleSyntax.Filter it -> root(it.list(), scope);
            case RuleSyntax.Member it -> root(it.of(), scope).with(List.of(it.name()));
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

    private void noteLiteral(RuleSyntax named, RuleSyntax literal, Scope scope) {
        if (named instanceof RuleSyntax.Name name && literal instanceof RuleSyntax.TextLiteral text) {
            Source source = followed(name.path(), scope);
            if (!source.isOther()) {
                literals.add(new Literal(new Name(source.path(), false, source.filtered()), text.value()));
            }
        }
    }
}
