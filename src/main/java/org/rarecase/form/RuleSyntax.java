package org.rarecase.form;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a rule says, as a tree of the kinds of expression that our rules are made of. */
public sealed interface RuleSyntax {

    /** What the expression is made of, in the order in which it is written. */
    default List<RuleSyntax> parts() {
        return List.of();
    }

    /** A value that is written in the rule itself. */
    sealed interface Literal extends RuleSyntax {}

    record TextLiteral(String value) implements Literal {}

    record NumberLiteral(BigDecimal value) implements Literal {}

    record BooleanLiteral(boolean value) implements Literal {}

    record NullLiteral() implements Literal {}

    /** A name with its dots, such as {@code extent.metastasis}. */
    record Name(List<String> path) implements RuleSyntax {}

    /** What has a name in the value of an expression, such as {@code .size} of {@code nodes[1].size}. */
    record Member(RuleSyntax of, String name) implements RuleSyntax {
        @Override
        public List<RuleSyntax> parts() {
            return List.of(of);
        }
    }

    /** {@code list[condition]} */
    record Filter(RuleSyntax list, RuleSyntax condition) implements RuleSyntax {
        @Override
        public List<RuleSyntax> parts() {
            return List.of(list, condition);
        }
    }

    record ListLiteral(List<RuleSyntax> entries) implements RuleSyntax {
        @Override
        public List<RuleSyntax> parts() {
            return entries;
        }
    }

    /** A name with what it stands for: an entry of a context, or a variable with the list that it runs over. */
    record Binding(String name, RuleSyntax value) {

        private static Stream<RuleSyntax> values(List<Binding> bindings) {
            return bindings.stream().map(Binding::value);
        }
    }

    /** <code>{name: value, …}</code>; an entry may use those before it. */
    record Context(List<Binding> entries) implements RuleSyntax {
        @Override
        public List<RuleSyntax> parts() {
            return Binding.values(entries).toList();
        }
    }

    record If(RuleSyntax condition, RuleSyntax then, RuleSyntax otherwise) implements RuleSyntax {
        @Override
        public List<RuleSyntax> parts() {
            return List.of(condition, then, otherwise);
        }
    }

    /** {@code some} or {@code every … satisfies …} */
    record Quantified(Quantifier quantifier, List<Binding> variables, RuleSyntax condition) implements RuleSyntax {
        @Override
        public List<RuleSyntax> parts() {
            return Stream.concat(Binding.values(variables), Stream.of(condition))
                    .toList();
        }
    }

    enum Quantifier {
        SOME,
        EVERY
    }

    /** {@code for … return …} */
    record Iteration(List<Binding> variables, RuleSyntax result) implements RuleSyntax {
        @Override
        public List<RuleSyntax> parts() {
            return Stream.concat(Binding.values(variables), Stream.of(result)).toList();
        }
    }

    /** The numbers that {@code for i in 1..n} runs over. */
    record Numbers(RuleSyntax from, RuleSyntax to) implements RuleSyntax {
        @Override
        public List<RuleSyntax> parts() {
            return List.of(from, to);
        }
    }

    record And(RuleSyntax left, RuleSyntax right) implements RuleSyntax {
        @Override
        public List<RuleSyntax> parts() {
            return List.of(left, right);
        }
    }

    record Or(RuleSyntax left, RuleSyntax right) implements RuleSyntax {
        @Override
        public List<RuleSyntax> parts() {
            return List.of(left, right);
        }
    }

    record Comparison(RuleSyntax left, Sign sign, RuleSyntax right) implements RuleSyntax {
        @Override
        public List<RuleSyntax> parts() {
            return List.of(left, right);
        }

        /** It asks whether there is a value: one side is the word {@code null}. */
        public boolean asksForNull() {
            return left instanceof NullLiteral || right instanceof NullLiteral;
        }
    }

    /** How two values are compared. */
    enum Sign {
        EQUAL("="),
        NOT_EQUAL("≠"),
        LESS("<"),
        AT_MOST("≤"),
        GREATER(">"),
        AT_LEAST("≥");

        private final String mathematical;

        Sign(String mathematical) {
            this.mathematical = mathematical;
        }

        public String mathematical() {
            return mathematical;
        }
    }

    /** {@code value in (…)}: a test is a value to be equal to, or something else such as a range. */
    record In(RuleSyntax value, List<RuleSyntax> tests) implements RuleSyntax {
        @Override
        public List<RuleSyntax> parts() {
            List<RuleSyntax> parts = new ArrayList<>(List.of(value));
            parts.addAll(tests);
            return parts;
        }
    }

    /** {@code +}, which joins texts as well. */
    record Sum(RuleSyntax left, RuleSyntax right) implements RuleSyntax {
        @Override
        public List<RuleSyntax> parts() {
            return List.of(left, right);
        }
    }

    /** {@code -}, {@code *}, {@code /} or {@code **} */
    record Arithmetic(RuleSyntax left, RuleSyntax right) implements RuleSyntax {
        @Override
        public List<RuleSyntax> parts() {
            return List.of(left, right);
        }
    }

    /** {@code -value} */
    record Minus(RuleSyntax value) implements RuleSyntax {
        @Override
        public List<RuleSyntax> parts() {
            return List.of(value);
        }
    }

    /** @param names of the arguments; empty where they are told by their place */
    record Call(String function, List<String> names, List<RuleSyntax> arguments) implements RuleSyntax {
        @Override
        public List<RuleSyntax> parts() {
            return arguments;
        }

        /** A call of this function with so many arguments, told by their place. */
        public boolean is(String name, int count) {
            return function.equals(name) && names.isEmpty() && arguments.size() == count;
        }
    }

    record Function(List<String> parameters, RuleSyntax body) implements RuleSyntax {
        @Override
        public List<RuleSyntax> parts() {
            return List.of(body);
        }
    }

    /** {@code value instance of type} */
    record InstanceOf(RuleSyntax value) implements RuleSyntax {
        @Override
        public List<RuleSyntax> parts() {
            return List.of(value);
        }
    }

    /** What FEEL knows besides, such as a range or a date of its own. */
    record Other(List<RuleSyntax> parts) implements RuleSyntax {}
}
