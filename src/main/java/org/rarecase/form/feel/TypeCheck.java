package org.rarecase.form.feel;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.Iterator;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.camunda.feel.syntaxtree.Addition;
import org.camunda.feel.syntaxtree.ArithmeticNegation;
import org.camunda.feel.syntaxtree.AtLeastOne;
import org.camunda.feel.syntaxtree.Comparison;
import org.camunda.feel.syntaxtree.Conjunction;
import org.camunda.feel.syntaxtree.ConstBool;
import org.camunda.feel.syntaxtree.ConstContext;
import org.camunda.feel.syntaxtree.ConstList;
import org.camunda.feel.syntaxtree.ConstNull$;
import org.camunda.feel.syntaxtree.ConstNumber;
import org.camunda.feel.syntaxtree.ConstString;
import org.camunda.feel.syntaxtree.Disjunction;
import org.camunda.feel.syntaxtree.Division;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Exponentiation;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.If;
import org.camunda.feel.syntaxtree.In;
import org.camunda.feel.syntaxtree.InputEqualTo;
import org.camunda.feel.syntaxtree.InstanceOf;
import org.camunda.feel.syntaxtree.IterationContext;
import org.camunda.feel.syntaxtree.Multiplication;
import org.camunda.feel.syntaxtree.Not;
import org.camunda.feel.syntaxtree.PathExpression;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;
import org.camunda.feel.syntaxtree.Subtraction;
import org.camunda.feel.syntaxtree.UnaryTestExpression;
import org.jspecify.annotations.Nullable;

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
    static FeelType of(Exp expression, Function<String, @Nullable FeelType> names, Collection<String> mistakes) {
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

    private FeelType type(Exp expression, Scope scope) {
        return switch (expression) {
            case ConstNumber it -> FeelType.NUMBER;
            case ConstString it -> FeelType.text(it.value());
            case ConstBool it -> FeelType.BOOLEAN;
            case ConstNull$ it -> FeelType.NULL;
            case ConstList it -> list(CollectionConverters.asJava(it.items()), scope);
            case ConstContext it -> context(it, scope);
            case Ref it -> ref(CollectionConverters.asJava(it.names()), scope);
            case PathExpression it -> member(it.path(), type(it.path(), scope), it.key());
            case Filter it -> filter(it, scope);
            case If it -> {
                want(it.condition(), type(it.condition(), scope), BOOLEAN);
                yield type(it.statement(), scope).or(type(it.elseStatement(), scope));
            }
            case SomeItem it -> condition(it.condition(), bind(it.iterators(), scope));
            case EveryItem it -> condition(it.condition(), bind(it.iterators(), scope));
            case For it ->
                FeelType.list(type(it.exp(), bind(it.iterators(), scope).with("partial", FeelType.LIST)));
            case IterationContext it -> {
                walkParts(it, scope);
                yield FeelType.list(FeelType.ANY);
            }
            case Conjunction it -> both(it.x(), it.y(), scope);
            case Disjunction it -> both(it.x(), it.y(), scope);
            case Not it -> condition(it.x(), scope);
            case Comparison it -> comparison((Product) it, scope);
            case In it -> in(it, scope);
            case InstanceOf it -> {
                walkParts(it, scope);
                yield FeelType.BOOLEAN;
            }
            case Addition it -> sum(it, scope);
            case Subtraction it -> arithmetic(it.x(), it.y(), scope);
            case Multiplication it -> arithmetic(it.x(), it.y(), scope);
            case Division it -> arithmetic(it.x(), it.y(), scope);
            case Exponentiation it -> arithmetic(it.x(), it.y(), scope);
            case ArithmeticNegation it -> {
                FeelType type = type(it.x(), scope);
                want(it.x(), type, NUMBER);
                yield type.isOnly(FeelType.Kind.NUMBER) ? FeelType.NUMBER : FeelType.ANY;
            }
            case FunctionInvocation it -> invocation(it, scope);
            case FunctionDefinition it -> {
                Scope inner = scope;
                for (String parameter : CollectionConverters.asJava(it.parameters())) {
                    inner = inner.with(parameter, FeelType.ANY);
                }
                type(it.body(), inner);
                yield FeelType.ANY;
            }
            default -> {
                walkParts(expression, scope);
                yield FeelType.ANY;
            }
        };
    }

    private void walkParts(Object node, Scope scope) {
        Iterator<?> parts = node instanceof Iterable<?> entries
                ? entries.iterator()
                : node instanceof Product product ? product.productIterator() : null;
        while (parts != null && parts.hasNext()) {
            Object part = parts.next();
            if (part instanceof Exp inner) {
                type(inner, scope);
            } else {
                walkParts(part, scope);
            }
        }
    }

    private FeelType list(List<Exp> items, Scope scope) {
        List<FeelType> entries = items.stream().map(item -> type(item, scope)).toList();
        return FeelType.list(entries.isEmpty() ? FeelType.NULL : FunctionTypes.union(entries));
    }

    private FeelType context(ConstContext context, Scope scope) {
        Scope inner = scope;
        Map<String, FeelType> fields = new HashMap<>();
        for (Tuple2<String, Exp> entry : CollectionConverters.asJava(context.entries())) {
            FeelType type = type(entry._2(), inner);
            fields.put(entry._1(), type);
            inner = inner.with(entry._1(), type);
        }
        return FeelType.context(fields::get);
    }

    private FeelType ref(List<String> names, Scope scope) {
        FeelType type = scope.of(names.getFirst());
        for (int i = 1; i < names.size(); i++) {
            type = member(String.join(".", names.subList(0, i)), type, names.get(i));
        }
        return type;
    }

    private FeelType member(Exp of, FeelType type, String name) {
        return member(ExpressionText.of(of), type, name);
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

    private FeelType filter(Filter filter, Scope scope) {
        FeelType list = type(filter.list(), scope);
        FeelType entry = list.entryOrAny();
        FeelType condition = type(filter.filter(), scope.inside(entry));
        want(filter.filter(), condition, CONDITION);
        if (!list.isOnly(FeelType.Kind.LIST)) {
            return FeelType.ANY;
        }
        if (condition.isOnly(FeelType.Kind.NUMBER)) {
            return entry;
        }
        return condition.isOnly(FeelType.Kind.BOOLEAN) ? FeelType.list(entry) : FeelType.ANY;
    }

    private Scope bind(camundajar.impl.scala.collection.immutable.List<Tuple2<String, Exp>> iterators, Scope scope) {
        Scope inner = scope;
        for (Tuple2<String, Exp> iterator : CollectionConverters.asJava(iterators)) {
            FeelType list = type(iterator._2(), inner);
            want(iterator._2(), list, LIST);
            inner = inner.with(iterator._1(), list.entryOrAny());
        }
        return inner;
    }

    private FeelType condition(Exp condition, Scope scope) {
        want(condition, type(condition, scope), BOOLEAN);
        return FeelType.BOOLEAN;
    }

    private FeelType both(Exp x, Exp y, Scope scope) {
        condition(x, scope);
        return condition(y, scope);
    }

    private FeelType comparison(Product comparison, Scope scope) {
        Exp x = (Exp) comparison.productElement(0);
        Exp y = (Exp) comparison.productElement(1);
        compare(x, type(x, scope), y, type(y, scope));
        return FeelType.BOOLEAN;
    }

    private void compare(Exp x, FeelType left, Exp y, FeelType right) {
        if (left.differsFrom(right)) {
            mistakes.add(
                    "“" + ExpressionText.of(x) + "” is " + left.inWords() + ", and “" + ExpressionText.of(y) + "” is "
                            + right.inWords() + ": they cannot be compared. " + ExpressionText.advice(left, y, right));
        }
    }

    private FeelType in(In in, Scope scope) {
        FeelType left = type(in.x(), scope);
        List<Exp> tests = in.test() instanceof AtLeastOne several
                ? CollectionConverters.asJava(several.xs())
                : List.of(in.test());
        for (Exp test : tests) {
            Exp other =
                    test instanceof UnaryTestExpression it ? it.exp() : test instanceof InputEqualTo it ? it.x() : null;
            if (other instanceof ConstString || other instanceof ConstNumber || other instanceof ConstBool) {
                compare(in.x(), left, other, type(other, scope));
            } else {
                walkParts(test, scope);
            }
        }
        return FeelType.BOOLEAN;
    }

    private FeelType sum(Addition sum, Scope scope) {
        FeelType x = type(sum.x(), scope);
        FeelType y = type(sum.y(), scope);
        want(sum.x(), x, ADDED);
        want(sum.y(), y, ADDED);
        for (FeelType.Kind kind : List.of(FeelType.Kind.NUMBER, FeelType.Kind.TEXT)) {
            if (x.isOnly(kind) && y.isOnly(kind)) {
                return kind == FeelType.Kind.TEXT ? FeelType.TEXT : FeelType.NUMBER;
            }
        }
        if (x.isNone(NUMBER) && y.isOnly(FeelType.Kind.NUMBER) || y.isNone(NUMBER) && x.isOnly(FeelType.Kind.NUMBER)) {
            mistakes.add("“" + ExpressionText.of(sum.x()) + "” is " + x.inWords() + " and “"
                    + ExpressionText.of(sum.y()) + "” is " + y.inWords()
                    + ": they have no sum. Use two numbers, or string(…) to join texts.");
        }
        return FeelType.ANY;
    }

    private FeelType arithmetic(Exp x, Exp y, Scope scope) {
        FeelType left = type(x, scope);
        FeelType right = type(y, scope);
        want(x, left, NUMBER);
        want(y, right, NUMBER);
        return left.isOnly(FeelType.Kind.NUMBER) && right.isOnly(FeelType.Kind.NUMBER) ? FeelType.NUMBER : FeelType.ANY;
    }

    private FeelType invocation(FunctionInvocation call, Scope scope) {
        if (!(call.params() instanceof PositionalFunctionParameters parameters)) {
            walkParts(call.params(), scope);
            FunctionTypes.Signature signature = FunctionTypes.of(call.function());
            return signature == null ? FeelType.ANY : signature.gives();
        }
        List<FeelType> types = new ArrayList<>();
        FunctionTypes.Signature signature = FunctionTypes.of(call.function());
        for (Exp argument : CollectionConverters.asJava(parameters.params())) {
            FeelType type = type(argument, scope);
            Set<FeelType.Kind> wanted = signature == null ? Set.of() : signature.wants(types.size());
            if (!wanted.isEmpty()) {
                want(argument, type, wanted);
            }
            types.add(type);
        }
        return FunctionTypes.gives(call.function(), types);
    }

    private void want(Exp expression, FeelType type, Set<FeelType.Kind> wanted) {
        if (type.isNone(wanted)) {
            mistakes.add("“" + ExpressionText.of(expression) + "” is " + type.inWords() + " where "
                    + FeelType.inWords(wanted) + " is needed. " + ExpressionText.advice(type, wanted, expression));
        }
    }
}
