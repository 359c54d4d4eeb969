package org.rarecase.form.feel;

import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.util.List;
import org.camunda.feel.impl.interpreter.EvalContext;
import org.camunda.feel.impl.interpreter.FeelInterpreter;
import org.camunda.feel.impl.interpreter.ValComparator;
import org.camunda.feel.syntaxtree.AtLeastOne;
import org.camunda.feel.syntaxtree.ConstList;
import org.camunda.feel.syntaxtree.ConstNull$;
import org.camunda.feel.syntaxtree.Equal;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.FunctionInvocation;
import org.camunda.feel.syntaxtree.In;
import org.camunda.feel.syntaxtree.InputEqualTo;
import org.camunda.feel.syntaxtree.Not;
import org.camunda.feel.syntaxtree.PositionalFunctionParameters;
import org.camunda.feel.syntaxtree.UnaryTestExpression;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValError;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValNull$;

/**
 * Evaluates rules as FEEL does, but for comparisons with what has no value: where FEEL finds two missing values alike, and
 * a missing one unlike anything, no comparison of ours is true. The word {@code null} itself asks whether there is a value.
 */
final class RuleInterpreter extends FeelInterpreter {

    private static final String LIST_CONTAINS = "list contains";
    private static final Val FALSE = new ValBoolean(false);

    private final ValComparator comparator;

    RuleInterpreter(FeelValues values) {
        super(values);
        comparator = new ValComparator(values);
    }

    @Override
    public Val eval(Exp expression, EvalContext context) {
        return switch (expression) {
            case Equal it when comparesValues(it) -> equal(it, context, true);
            case Not it when it.x() instanceof Equal equal && comparesValues(equal) -> equal(equal, context, false);
            case In it when !asksForNull(it.test()) && isMissing(eval(it.x(), context)) -> FALSE;
            case FunctionInvocation it when isSearchFor(it) && isMissing(eval(sought(it), context)) -> FALSE;
            default -> super.eval(expression, context);
        };
    }

    private Val equal(Equal comparison, EvalContext context, boolean wanted) {
        Val x = eval(comparison.x(), context);
        Val y = eval(comparison.y(), context);
        if (isMissing(x) || isMissing(y)) {
            return wanted ? FALSE : ValNull$.MODULE$;
        }
        Val result = comparator.compare(x, y);
        return result instanceof ValBoolean it ? new ValBoolean(it.value() == wanted) : result;
    }

    /** A list with a gap is as little known as a value that is missing. */
    private static boolean isMissing(Val value) {
        return switch (value) {
            case ValNull$ it -> true;
            case ValError it -> true;
            case ValList it -> CollectionConverters.asJava(it.items()).stream().anyMatch(RuleInterpreter::isMissing);
            default -> false;
        };
    }

    /** Neither side is the word {@code null}. */
    private static boolean comparesValues(Equal comparison) {
        return !isNull(comparison.x()) && !isNull(comparison.y());
    }

    private static boolean isNull(Exp expression) {
        return expression instanceof ConstNull$;
    }

    private static boolean asksForNull(Exp test) {
        return switch (test) {
            case ConstNull$ it -> true;
            case UnaryTestExpression it -> asksForNull(it.exp());
            case InputEqualTo it -> asksForNull(it.x());
            case AtLeastOne it -> CollectionConverters.asJava(it.xs()).stream().anyMatch(RuleInterpreter::asksForNull);
            case ConstList it ->
                CollectionConverters.asJava(it.items()).stream().anyMatch(RuleInterpreter::asksForNull);
            default -> false;
        };
    }

    private static boolean isSearchFor(FunctionInvocation call) {
        return call.function().equals(LIST_CONTAINS)
                && call.params() instanceof PositionalFunctionParameters parameters
                && parameters.params().size() == 2
                && !isNull(sought(call));
    }

    private static Exp sought(FunctionInvocation call) {
        List<Exp> parameters = CollectionConverters.asJava(((PositionalFunctionParameters) call.params()).params());
        return parameters.getLast();
    }
}
