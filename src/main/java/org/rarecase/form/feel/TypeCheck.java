package org.rarecase.form.feel;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.RuleSyntax;

/**
 * Finds what an expression can give, and what in it can never have a result. Where that cannot be told it says nothing:
 * a mistake that is reported is one.
 */
final class TypeCheck {

    private static final Set<FeelType.Kind> BOOLEAN = Set.of(FeelType.Kind.BOOLEAN);
    private static final Set<FeelType.Kind> LIST = Set.of(FeelType.Kind.LIST);
    private static final Set<FeelType.Kind> NUMBER = Set.of(FeelType.Kind.NUMBER, FeelType.Kind.OTHER);
    private static final Set<FeelType.Kind> ADDED =
            Set.of(FeelType.Kind.NUMBER, FeelType.Kind.OTHER, FeelType.Kind.TEXT);
    private static final Set<FeelType.Kind> CONDITION = Set.of(FeelType.Kind.BOOLEAN, FeelType.Kind.NUMBER);

    private final Collection<String> mistakes;

    private TypeCheck(Collection<String> mistakes) {
        this.mistakes = mistakes;
    }

    /**
     * @param names what a name stands for that comes from outside of the expression; null if that is not known
     * @param mistakes is told of what can never have a result
     */
    static FeelType of(RuleSyntax expression, Function<String, @Nullable FeelType> names, Collection<String> mistakes) {
        return new TypeCheck(mistakes).type(expression, new Scope(names, Map.of()));
    }

    private record Scope(Function<String, @Nullable FeelType> outside, Map<String, FeelType> variables) {

        FeelType of(String name) {
            FeelType bound = variables.get(name);
            FeelType type = bound == null ? outside.apply(name) : bound;
            return type == null ? FeelType.ANY : type;
        }

        Scope with(String name, FeelType type) {
            Map<String, FeelType> more = new HashMap<>(variables);
            more.put(name, type);
            return new Scope(outside, more);
        }

        /** In a filter, the parts of an entry come before all other names. */
        Scope inside(FeelType entry) {
            if (!entry.isOnly(FeelType.Kind.CONTEXT) || entry.fields() == null) {
                return entry.open() ? new Scope(name -> FeelType.ANY, Map.of()) : with("item", entry);
            }
            Scope outer = this;
            Function<String, @Nullable FeelType> fields = entry.fields();
            return new Scope(
                            name -> {
                                FeelType field = fields.apply(name);
                                return field == null ? outer.of(name) : field;
                            },
                            Map.of())
                    .with("item", entry);
        }
    }

    private FeelType type(RuleSyntax expression, Scope scope) {
        return switch (expression) {
            case RuleSyntax.Literal it -> literal(it);
            case RuleSyntax.Name it -> named(it.path(), scope);
            case RuleSyntax.Member it -> member(ExpressionText.of(it.of()), type(it.of(), scope), it.name());
            case RuleSyntax.Filter it -> filter(it, scope);
            case RuleSyntax.ListLiteral it -> list(it.entries(), scope);
            case RuleSyntax.Context it -> context(it, scope);
            case RuleSyntax.If it -> choice(it, scope);
            case RuleSyntax.Quantified it -> condition(it.condition(), bind(it.variables(), scope));
            case RuleSyntax.Iteration it ->
                FeelType.list(type(it.result(), bind(it.variables(), scope).with("partial", FeelType.LIST)));
            case RuleSyntax.Numbers it -> unknown(it, scope, FeelType.LIST);
            case RuleSyntax.And it -> both(it.left(), it.right(), scope);
            case RuleSyntax.Or it -> both(it.left(), it.right(), scope);
            case RuleSyntax.Comparison it -> comparison(it, scope);
            case RuleSyntax.In it -> in(it, scope);
            case RuleSyntax.Sum it -> sum(it, scope);
            case RuleSyntax.Arithmetic it -> arithmetic(it, scope);
            case RuleSyntax.Minus it -> minus(it, scope);
            case RuleSyntax.Call it -> call(it, scope);
            case RuleSyntax.Function it -> function(it, scope);
            case RuleSyntax.InstanceOf it -> unknown(it, scope, FeelType.BOOLEAN);
            case RuleSyntax.Other it -> unknown(it, scope, FeelType.ANY);
        };
    }

    private static FeelType literal(RuleSyntax.Literal literal) {
        return switch (literal) {
            case RuleSyntax.TextLiteral it -> FeelType.text(it.value());
            case RuleSyntax.NumberLiteral it -> FeelType.NUMBER;
            case RuleSyntax.BooleanLiteral it -> FeelType.BOOLEAN;
            case RuleSyntax.NullLiteral it -> FeelType.NULL;
        };
    }

    /** Of such an expression only the parts are looked at. */
    private FeelType unknown(RuleSyntax expression, Scope scope, FeelType gives) {
        expression.parts().forEach(part -> type(part, scope));
        return gives;
    }

    private FeelType choice(RuleSyntax.If choice, Scope scope) {
        want(choice.condition(), type(choice.condition(), scope), BOOLEAN);
        return type(choice.then(), scope).or(type(choice.otherwise(), scope));
    }

    private FeelType function(RuleSyntax.Function function, Scope scope) {
        Scope inner = scope;
        for (String parameter : function.parameters()) {
            inner = inner.with(parameter, FeelType.ANY);
        }
        type(function.body(), inner);
        return FeelType.ANY;
    }

    private FeelType list(List<RuleSyntax> items, Scope scope) {
        List<FeelType> entries = items.stream().map(item -> type(item, scope)).toList();
        return FeelType.list(entries.isEmpty() ? FeelType.NULL : FunctionTypes.union(entries));
    }

    private FeelType context(RuleSyntax.Context context, Scope scope) {
        Scope inner = scope;
        Map<String, FeelType> fields = new HashMap<>();
        for (RuleSyntax.Binding entry : context.entries()) {
            FeelType type = type(entry.value(), inner);
            fields.put(entry.name(), type);
            inner = inner.with(entry.name(), type);
        }
        return FeelType.context(fields::get);
    }

    private FeelType named(List<String> names, Scope scope) {
        FeelType type = scope.of(names.getFirst());
        for (int i = 1; i < names.size(); i++) {
            type = member(String.join(".", names.subList(0, i)), type, names.get(i));
        }
        return type;
    }

    private FeelType member(String of, FeelType type, String name) {
        FeelType member = type.member(name);
        if (member == null) {
            mistakes.add("“" + of + "” is " + type.inWords() + " and has no “" + name + "”. Leave “." + name + "” out"
                    + (name.equals("year") ? ", or write yearOf(" + of + ")." : "."));
            return FeelType.ANY;
        }
        return member;
    }

    private FeelType filter(RuleSyntax.Filter filter, Scope scope) {
        FeelType list = type(filter.list(), scope);
        FeelType entry = list.entryOrAny();
        FeelType condition = type(filter.condition(), scope.inside(entry));
        want(filter.condition(), condition, CONDITION);
        if (!list.isOnly(FeelType.Kind.LIST)) {
            return FeelType.ANY;
        }
        if (condition.isOnly(FeelType.Kind.NUMBER)) {
            return entry;
        }
        return condition.isOnly(FeelType.Kind.BOOLEAN) ? FeelType.list(entry) : FeelType.ANY;
    }

    private Scope bind(List<RuleSyntax.Binding> variables, Scope scope) {
        Scope inner = scope;
        for (RuleSyntax.Binding variable : variables) {
            FeelType list = type(variable.value(), inner);
            want(variable.value(), list, LIST);
            inner = inner.with(variable.name(), list.entryOrAny());
        }
        return inner;
    }

    private FeelType condition(RuleSyntax condition, Scope scope) {
        want(condition, type(condition, scope), BOOLEAN);
        return FeelType.BOOLEAN;
    }

    private FeelType both(RuleSyntax x, RuleSyntax y, Scope scope) {
        condition(x, scope);
        return condition(y, scope);
    }

    private FeelType comparison(RuleSyntax.Comparison comparison, Scope scope) {
        RuleSyntax x = comparison.left();
        RuleSyntax y = comparison.right();
        compare(x, type(x, scope), y, type(y, scope));
        return FeelType.BOOLEAN;
    }

    private void compare(RuleSyntax x, FeelType left, RuleSyntax y, FeelType right) {
        if (left.differsFrom(right)) {
            mistakes.add(
                    "“" + ExpressionText.of(x) + "” is " + left.inWords() + ", and “" + ExpressionText.of(y) + "” is "
                            + right.inWords() + ": they cannot be compared. " + ExpressionText.advice(left, y, right));
        }
    }

    private FeelType in(RuleSyntax.In in, Scope scope) {
        FeelType left = type(in.value(), scope);
        for (RuleSyntax test : in.tests()) {
            FeelType right = type(test, scope);
            if (test instanceof RuleSyntax.Literal) {
                compare(in.value(), left, test, right);
            }
        }
        return FeelType.BOOLEAN;
    }

    private FeelType sum(RuleSyntax.Sum sum, Scope scope) {
        FeelType x = type(sum.left(), scope);
        FeelType y = type(sum.right(), scope);
        want(sum.left(), x, ADDED);
        want(sum.right(), y, ADDED);
        for (FeelType.Kind kind : List.of(FeelType.Kind.NUMBER, FeelType.Kind.TEXT)) {
            if (x.isOnly(kind) && y.isOnly(kind)) {
                return kind == FeelType.Kind.TEXT ? FeelType.TEXT : FeelType.NUMBER;
            }
        }
        if (x.isNone(NUMBER) && y.isOnly(FeelType.Kind.NUMBER) || y.isNone(NUMBER) && x.isOnly(FeelType.Kind.NUMBER)) {
            mistakes.add("“" + ExpressionText.of(sum.left()) + "” is " + x.inWords() + " and “"
                    + ExpressionText.of(sum.right()) + "” is " + y.inWords()
                    + ": they have no sum. Use two numbers, or string(…) to join texts.");
        }
        return FeelType.ANY;
    }

    private FeelType arithmetic(RuleSyntax.Arithmetic arithmetic, Scope scope) {
        FeelType left = type(arithmetic.left(), scope);
        FeelType right = type(arithmetic.right(), scope);
        want(arithmetic.left(), left, NUMBER);
        want(arithmetic.right(), right, NUMBER);
        return left.isOnly(FeelType.Kind.NUMBER) && right.isOnly(FeelType.Kind.NUMBER) ? FeelType.NUMBER : FeelType.ANY;
    }

    private FeelType minus(RuleSyntax.Minus minus, Scope scope) {
        FeelType type = type(minus.value(), scope);
        want(minus.value(), type, NUMBER);
        return type.isOnly(FeelType.Kind.NUMBER) ? FeelType.NUMBER : FeelType.ANY;
    }

    private FeelType call(RuleSyntax.Call call, Scope scope) {
        FunctionTypes.Signature signature = FunctionTypes.of(call.function());
        if (!call.names().isEmpty()) {
            return unknown(call, scope, signature == null ? FeelType.ANY : signature.gives());
        }
        List<FeelType> types = new ArrayList<>();
        for (RuleSyntax argument : call.arguments()) {
            FeelType type = type(argument, scope);
            Set<FeelType.Kind> wanted = signature == null ? Set.of() : signature.wants(types.size());
            if (!wanted.isEmpty()) {
                want(argument, type, wanted);
            }
            types.add(type);
        }
        return FunctionTypes.gives(call.function(), types);
    }

    private void want(RuleSyntax expression, FeelType type, Set<FeelType.Kind> wanted) {
        if (type.isNone(wanted)) {
            mistakes.add("“" + ExpressionText.of(expression) + "” is " + type.inWords() + " where "
                    + FeelType.inWords(wanted) + " is needed. " + ExpressionText.advice(type, wanted, expression));
        }
    }
}
