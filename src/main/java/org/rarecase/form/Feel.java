package org.rarecase.form;

import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.feel.FeelEngineClock;
import org.camunda.feel.api.FeelEngineApi;
import org.camunda.feel.api.FeelEngineBuilder;
import org.camunda.feel.api.ParseResult;
import org.camunda.feel.context.Context.StaticContext;
import org.camunda.feel.context.FunctionProvider;
import org.camunda.feel.impl.interpreter.BuiltinFunctions;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.ParsedExpression;
import org.camunda.feel.syntaxtree.ValFunction;
import org.jspecify.annotations.Nullable;

/** The expression engine with the functions for partial dates; one for all rules of a library. */
final class Feel {

    private static final Pattern NOT_UNDERSTOOD = Pattern.compile("found \"(.+)\"$", Pattern.DOTALL);

    private final FeelEngineApi parser = FeelEngineBuilder.forJava().build();
    private final FeelValues values = new FeelValues();
    private final FeelInterpreter interpreter = new RuleInterpreter(values);
    private final Map<String, camundajar.impl.scala.collection.immutable.List<ValFunction>> functions =
            new LinkedHashMap<>();
    private final camundajar.impl.scala.collection.immutable.Map<
                    String, camundajar.impl.scala.collection.immutable.List<ValFunction>>
            evaluated;

    Feel(Clock clock) {
        FeelEngineClock engineClock = () -> ZonedDateTime.now(clock);
        add(new BuiltinFunctions(engineClock, values));
        add(new FeelFunctions(clock));
        evaluated = FeelValues.scala(functions);
    }

    private void add(FunctionProvider provider) {
        for (String name : CollectionConverters.asJavaCollection(provider.functionNames())) {
            // Our own go before built-in ones of the same name with as many arguments.
            functions.merge(
                    name,
                    provider.getFunctions(name),
                    (builtIn, own) -> own.appendedAll(builtIn).toList());
        }
    }

    /** Names of all functions, built in and our own. */
    Set<String> functions() {
        return new TreeSet<>(functions.keySet());
    }

    /** @throws IllegalArgumentException telling what the parser did not understand */
    ParsedExpression parse(String text) {
        ParseResult result = parser.parseExpression(text);
        if (result.isFailure()) {
            Matcher found = NOT_UNDERSTOOD.matcher(result.failure().message());
            throw new IllegalArgumentException(
                    found.find() ? "it is not understood from “" + found.group(1) + "” on" : "it is not complete");
        }
        return result.parsedExpression();
    }

    /**
     * Asks the interpreter itself: the engine around it puts some hundred functions together anew for each evaluation,
     * which takes ten times as long as a common rule.
     */
    @Nullable
    Object evaluate(ParsedExpression expression, Map<String, @Nullable Object> variables) {
        return evaluate(expression.expression(), variables);
    }

    /** Whether a part of a rule is true where no item has an answer and no form any filling. */
    boolean isTrueWhenBlank(Exp expression) {
        return Boolean.TRUE.equals(evaluate(expression, Map.of()));
    }

    private @Nullable Object evaluate(Exp expression, Map<String, @Nullable Object> variables) {
        EvalContext context = EvalContext.wrap(new StaticContext(values.values(variables), evaluated), values);
        try {
            return values.unpackVal(interpreter.eval(expression, context));
        } catch (RuntimeException e) {
            // Some built-in functions throw on odd arguments; for a form that is a value that cannot be calculated.
            return null;
        }
    }
}
