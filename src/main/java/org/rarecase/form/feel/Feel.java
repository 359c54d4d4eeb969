package org.rarecase.form.feel;

import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
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
public final class Feel {

    private static final Pattern NOT_UNDERSTOOD = Pattern.compile("found \"(.+)\"$", Pattern.DOTALL);

    private static final Set<String> OF_TODAY = Set.of(FeelFunctions.IS_FUTURE, "today", "now");

    private final FeelEngineApi parser = FeelEngineBuilder.forJava().build();
    private final FeelValues values = new FeelValues();
    private final FeelInterpreter interpreter = new RuleInterpreter(values);
    private final Clock clock;

    /** The functions by the zone in which they know what day it is. */
    private final Map<
                    ZoneId,
                    camundajar.impl.scala.collection.immutable.Map<
                            String, camundajar.impl.scala.collection.immutable.List<ValFunction>>>
            evaluated = new ConcurrentHashMap<>();

    private final Set<String> names;

    public Feel(Clock clock) {
        this.clock = clock;
        names = Set.copyOf(functions(clock.getZone()).keySet());
    }

    private Map<String, camundajar.impl.scala.collection.immutable.List<ValFunction>> functions(ZoneId zone) {
        FeelEngineClock engineClock = () -> ZonedDateTime.ofInstant(clock.instant(), zone);
        Map<String, camundajar.impl.scala.collection.immutable.List<ValFunction>> functions = new LinkedHashMap<>();
        for (FunctionProvider provider : List.of(
                new BuiltinFunctions(engineClock, values),
                new FeelFunctions(() -> LocalDate.ofInstant(clock.instant(), zone)))) {
            for (String name : CollectionConverters.asJavaCollection(provider.functionNames())) {
                // Our own go before built-in ones of the same name with as many arguments.
                functions.merge(
                        name,
                        provider.getFunctions(name),
                        (builtIn, own) -> own.appendedAll(builtIn).toList());
            }
        }
        return functions;
    }

    /** Names of all functions, built in and our own. */
    public Set<String> functions() {
        return new TreeSet<>(names);
    }

    /** Whether what the function gives may change from one day to the next. */
    public static boolean isOfToday(String function) {
        return OF_TODAY.contains(function);
    }

    /** @throws IllegalArgumentException telling what the parser did not understand */
    public FeelExpression parse(String text) {
        ParseResult result = parser.parseExpression(text);
        if (result.isFailure()) {
            Matcher found = NOT_UNDERSTOOD.matcher(result.failure().message());
            throw new IllegalArgumentException(
                    found.find() ? "it is not understood from “" + found.group(1) + "” on" : "it is not complete");
        }
        return new FeelExpression(this, result.parsedExpression());
    }

    /**
     * Asks the interpreter itself: the engine around it puts some hundred functions together anew for each evaluation,
     * which takes ten times as long as a common rule.
     *
     * @param zone says what day it is; null: that of the clock
     */
    @Nullable
    Object evaluate(ParsedExpression expression, Map<String, @Nullable Object> variables, @Nullable ZoneId zone) {
        return evaluate(expression.expression(), variables, zone == null ? clock.getZone() : zone);
    }

    /** Whether a part of a rule is true where no item has an answer and no form any filling. */
    boolean isTrueWhenBlank(Exp expression) {
        return Boolean.TRUE.equals(evaluate(expression, Map.of(), clock.getZone()));
    }

    private @Nullable Object evaluate(Exp expression, Map<String, @Nullable Object> variables, ZoneId zone) {
        var functions = evaluated.computeIfAbsent(zone, it -> FeelValues.scala(functions(it)));
        EvalContext context = EvalContext.wrap(new StaticContext(values.values(variables), functions), values);
        try {
            return values.unpackVal(interpreter.eval(expression, context));
        } catch (RuntimeException e) {
            // Some built-in functions throw on odd arguments; for a form that is a value that cannot be calculated.
            return null;
        }
    }
}
