package org.rarecase.form.feel;

import camundajar.impl.scala.Product;
import camundajar.impl.scala.Tuple2;
import camundajar.impl.scala.collection.Iterable;
import camundajar.impl.scala.collection.Iterator;
import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
import org.camunda.feel.syntaxtree.Equal;
import org.camunda.feel.syntaxtree.EveryItem;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.Exponentiation;
import org.camunda.feel.syntaxtree.Filter;
import org.camunda.feel.syntaxtree.For;
import org.camunda.feel.syntaxtree.FunctionDefinition;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.GreaterOrEqual;
import org.camunda.feel.syntaxtree.GreaterThan;
import org.camunda.feel.syntaxtree.If;
import org.camunda.feel.syntaxtree.In;
import org.camunda.feel.syntaxtree.InputEqualTo;
import org.camunda.feel.syntaxtree.InstanceOf;
import org.camunda.feel.syntaxtree.IterationContext;
import org.camunda.feel.syntaxtree.LessOrEqual;
import org.camunda.feel.syntaxtree.LessThan;
import org.camunda.feel.syntaxtree.Multiplication;
import org.camunda.feel.syntaxtree.NamedFunctionParameters;
import org.camunda.feel.syntaxtree.Not;
import org.camunda.feel.syntaxtree.PathExpression;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.Ref;
import org.camunda.feel.syntaxtree.SomeItem;
import org.camunda.feel.syntaxtree.Subtraction;
import org.camunda.feel.syntaxtree.UnaryTestExpression;
import org.rarecase.form.RuleSyntax;

/** Turns the engine's syntax tree into ours: what else is to be known of a rule is found in that. */
final class SyntaxReader {

    private final Map<RuleSyntax, Exp> sources = new IdentityHashMap<>();

    RuleSyntax read(Exp expression) {
        RuleSyntax read = translated(expression);
        sources.put(read, expression);
        return read;
    }

    /** What this reader has read an expression from, so that it can be evaluated apart from the rest. */
    Exp source(RuleSyntax read) {
        return Objects.requireNonNull(sources.get(read));
    }

    private RuleSyntax translated(Exp expression) {
        return switch (expression) {
            case ConstString it -> new RuleSyntax.TextLiteral(it.value());
            case ConstNumber it -> new RuleSyntax.NumberLiteral(it.value().bigDecimal());
            case ConstBool it -> new RuleSyntax.BooleanLiteral(it.value());
            case ConstNull$ it -> new RuleSyntax.NullLiteral();
            case Ref it -> new RuleSyntax.Name(strings(it.names()));
            case PathExpression it -> new RuleSyntax.Member(read(it.path()), it.key());
            case Filter it -> new RuleSyntax.Filter(read(it.list()), read(it.filter()));
            case ConstList it -> new RuleSyntax.ListLiteral(all(it.items()));
            case ConstContext it -> new RuleSyntax.Context(bindings(it.entries()));
            case If it -> new RuleSyntax.If(read(it.condition()), read(it.statement()), read(it.elseStatement()));
            case SomeItem it ->
                new RuleSyntax.Quantified(RuleSyntax.Quantifier.SOME, bindings(it.iterators()), read(it.condition()));
            case EveryItem it ->
                new RuleSyntax.Quantified(RuleSyntax.Quantifier.EVERY, bindings(it.iterators()), read(it.condition()));
            case For it -> new RuleSyntax.Iteration(bindings(it.iterators()), read(it.exp()));
            case IterationContext it -> new RuleSyntax.Numbers(read(it.start()), read(it.end()));
            case In it -> new RuleSyntax.In(read(it.x()), tests(it.test()));
            case FunctionInvocation it -> call(it);
            case FunctionDefinition it -> new RuleSyntax.Function(strings(it.parameters()), read(it.body()));
            case InstanceOf it -> new RuleSyntax.InstanceOf(read(it.x()));
            default -> operation(expression);
        };
    }

    private RuleSyntax operation(Exp expression) {
        return switch (expression) {
            case Conjunction it -> new RuleSyntax.And(read(it.x()), read(it.y()));
            case Disjunction it -> new RuleSyntax.Or(read(it.x()), read(it.y()));
            case Comparison it -> comparison(it);
            // The parser reads “a != b” so; “not(…)” is a call.
            case Not it when it.x() instanceof Equal equal -> compared(equal.x(), RuleSyntax.Sign.NOT_EQUAL, equal.y());
            case Addition it -> new RuleSyntax.Sum(read(it.x()), read(it.y()));
            case Subtraction it -> new RuleSyntax.Arithmetic(read(it.x()), read(it.y()));
            case Multiplication it -> new RuleSyntax.Arithmetic(read(it.x()), read(it.y()));
            case Division it -> new RuleSyntax.Arithmetic(read(it.x()), read(it.y()));
            case Exponentiation it -> new RuleSyntax.Arithmetic(read(it.x()), read(it.y()));
            case ArithmeticNegation it -> new RuleSyntax.Minus(read(it.x()));
            default -> other(expression);
        };
    }

    private RuleSyntax comparison(Comparison comparison) {
        return switch (comparison) {
            case Equal it -> compared(it.x(), RuleSyntax.Sign.EQUAL, it.y());
            case LessThan it -> compared(it.x(), RuleSyntax.Sign.LESS, it.y());
            case LessOrEqual it -> compared(it.x(), RuleSyntax.Sign.AT_MOST, it.y());
            case GreaterThan it -> compared(it.x(), RuleSyntax.Sign.GREATER, it.y());
            case GreaterOrEqual it -> compared(it.x(), RuleSyntax.Sign.AT_LEAST, it.y());
            default -> other(comparison);
        };
    }

    private RuleSyntax compared(Exp left, RuleSyntax.Sign sign, Exp right) {
        return new RuleSyntax.Comparison(read(left), sign, read(right));
    }

    private RuleSyntax call(FunctionInvocation call) {
        return switch (call.params()) {
            case PositionalFunctionParameters it -> new RuleSyntax.Call(call.function(), List.of(), all(it.params()));
            case NamedFunctionParameters it -> {
                Map<String, Exp> arguments = CollectionConverters.asJava(it.params());
                yield new RuleSyntax.Call(
                        call.function(),
                        List.copyOf(arguments.keySet()),
                        arguments.values().stream().map(this::read).toList());
            }
            default -> throw new IllegalStateException("parameters of an unknown kind: " + call);
        };
    }

    private List<RuleSyntax> tests(Exp test) {
        return test instanceof AtLeastOne several
                ? CollectionConverters.asJava(several.xs()).stream()
                        .map(this::test)
                        .toList()
                : List.of(test(test));
    }

    private RuleSyntax test(Exp test) {
        return switch (test) {
            case UnaryTestExpression it -> read(it.exp());
            case InputEqualTo it -> read(it.x());
            default -> read(test);
        };
    }

    private List<RuleSyntax.Binding> bindings(
            camundajar.impl.scala.collection.immutable.List<Tuple2<String, Exp>> named) {
        return CollectionConverters.asJava(named).stream()
                .map(it -> new RuleSyntax.Binding(it._1(), read(it._2())))
                .toList();
    }

    private List<RuleSyntax> all(camundajar.impl.scala.collection.immutable.List<Exp> expressions) {
        return CollectionConverters.asJava(expressions).stream().map(this::read).toList();
    }

    private static List<String> strings(camundajar.impl.scala.collection.immutable.List<String> strings) {
        return List.copyOf(CollectionConverters.asJava(strings));
    }

    private RuleSyntax other(Exp expression) {
        List<RuleSyntax> parts = new ArrayList<>();
        addParts(expression, parts);
        return new RuleSyntax.Other(List.copyOf(parts));
    }

    /** What is in a node of any kind, through whatever holds it together, such as the ends of a range. */
    private void addParts(Object node, List<RuleSyntax> parts) {
        Iterator<?> inner = node instanceof Iterable<?> entries
                ? entries.iterator()
                : node instanceof Product product ? product.productIterator() : null;
        while (inner != null && inner.hasNext()) {
            Object part = inner.next();
            if (part instanceof Exp expression) {
                parts.add(read(expression));
            } else {
                addParts(part, parts);
            }
        }
    }
}
