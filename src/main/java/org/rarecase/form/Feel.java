package org.rarecase.form;

import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.feel.api.EvaluationResult;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.valuemapper.JavaCustomValueMapper;
import org.camunda.feel.valuemapper.ValueMapper;
import org.jspecify.annotations.Nullable;

/** The expression engine with the functions for partial dates; one for all rules of a library. */
final class Feel {

    private static final Pattern NOT_UNDERSTOOD = Pattern.compile("found \"(.+)\"$", Pattern.DOTALL);

    private final FeelEngineApi engine;
    private final Set<String> functions = new TreeSet<>();

    Feel(Clock clock) {
        FeelFunctions own = new FeelFunctions(clock);
        engine = FeelEngineBuilder.forJava()
                .withFunctionProvider(own)
                .withCustomValueMapper(new ExactNumbers())
                .withClock(() -> ZonedDateTime.now(clock))
                .build();
        functions.addAll(own.getFunctionNames());
        functions.addAll(CollectionConverters.asJavaCollection(
                new BuiltinFunctions(() -> ZonedDateTime.now(clock), ValueMapper.defaultValueMapper())
                        .functionNames()));
    }

    /** Names of all functions, built in and our own. */
    Set<String> functions() {
        return functions;
    }

    /** @throws IllegalArgumentException telling what the parser did not understand */
    ParsedExpression parse(String text) {
        ParseResult result = engine.parseExpression(text);
        if (result.isFailure()) {
            Matcher found = NOT_UNDERSTOOD.matcher(result.failure().message());
            throw new IllegalArgumentException(
                    found.find() ? "it is not understood from “" + found.group(1) + "” on" : "it is not complete");
        }
        return result.parsedExpression();
    }

    @Nullable
    Object evaluate(ParsedExpression expression, Map<String, @Nullable Object> values) {
        EvaluationResult result = engine.evaluate(expression, values);
        return result.isSuccess() ? result.result() : null;
    }

    /** The engine's own mapping turns numbers into double or long; 0.1 + 0.2 shall be 0.3. */
    private static final class ExactNumbers extends JavaCustomValueMapper {

        @Override
        public Optional<Val> toValue(Object value, Function<Object, Val> inner) {
            return Optional.empty();
        }

        @Override
        public Optional<Object> unpackValue(Val value, Function<Val, Object> inner) {
            return value instanceof ValNumber number
                    ? Optional.of(number.value().bigDecimal())
                    : Optional.empty();
        }

        @Override
        public int priority() {
            return 10;
        }
    }
}
