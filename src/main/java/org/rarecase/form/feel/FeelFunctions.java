package org.rarecase.form.feel;

import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.camunda.feel.context.JavaFunction;
import org.camunda.feel.context.JavaFunctionProvider;
import org.camunda.feel.syntaxtree.Val;
import org.camunda.feel.syntaxtree.ValBoolean;
import org.camunda.feel.syntaxtree.ValList;
import org.camunda.feel.syntaxtree.ValNull$;
import org.camunda.feel.syntaxtree.ValNumber;
import org.camunda.feel.syntaxtree.ValString;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.DatePrecision;
import org.rarecase.form.PartialDate;

/** What forms need beyond FEEL: dates of which month or day may be missing, written as text, and numbers
 * rounded as people do. */
final class FeelFunctions extends JavaFunctionProvider {

    static final String IS_FUTURE = "isFuture";

    private final Map<String, JavaFunction> functions = new LinkedHashMap<>();

    /** @param today the day by which a date is in the future */
    FeelFunctions(Supplier<LocalDate> today) {
        ofTwoDates("certainlyBefore", (a, b) -> new ValBoolean(a.latest().isBefore(b.earliest())));
        ofTwoDates("daysBetween", FeelFunctions::daysBetween);
        ofTwoDates("yearsBetween", (a, b) -> years(a.latest(), b.earliest(), a, b));
        ofTwoDates("mostYearsBetween", (a, b) -> years(a.earliest(), b.latest(), a, b));
        ofDate("yearOf", date -> number(date.earliest().getYear()));
        ofDate(IS_FUTURE, date -> new ValBoolean(date.earliest().isAfter(today.get())));
        functions.put("decimal", new JavaFunction(List.of("n", "scale"), it -> halfUp(it.get(0), it.get(1))));
        functions.put("countOf", new JavaFunction(List.of("list", "code"), it -> countOf(it.get(0), it.get(1))));
    }

    @Override
    public Optional<JavaFunction> resolveFunction(String name) {
        return Optional.ofNullable(functions.get(name));
    }

    @Override
    public Collection<String> getFunctionNames() {
        return functions.keySet();
    }

    private void ofDate(String name, Function<PartialDate, Val> function) {
        functions.put(name, new JavaFunction(List.of("date"), arguments -> {
            PartialDate date = date(arguments.get(0));
            return date == null ? ValNull$.MODULE$ : function.apply(date);
        }));
    }

    private void ofTwoDates(String name, BiFunction<PartialDate, PartialDate, Val> function) {
        functions.put(name, new JavaFunction(List.of("from", "to"), arguments -> {
            PartialDate from = date(arguments.get(0));
            PartialDate to = date(arguments.get(1));
            return from == null || to == null ? ValNull$.MODULE$ : function.apply(from, to);
        }));
    }

    private static @Nullable PartialDate date(Val value) {
        return value instanceof ValString text ? PartialDate.parse(text.value()).orElse(null) : null;
    }

    private static Val daysBetween(PartialDate from, PartialDate to) {
        boolean days = from.precision() == DatePrecision.DAY && to.precision() == DatePrecision.DAY;
        return days ? number(ChronoUnit.DAYS.between(from.earliest(), to.earliest())) : ValNull$.MODULE$;
    }

    /** As items round; what is built in rounds half to even, so that one number would be two. */
    private static Val halfUp(Val number, Val scale) {
        return number instanceof ValNumber n && scale instanceof ValNumber decimals
                ? new ValNumber(new camundajar.impl.scala.math.BigDecimal(
                        n.value().bigDecimal().setScale(decimals.value().toInt(), RoundingMode.HALF_UP)))
                : ValNull$.MODULE$;
    }

    /** Completed years, never below 0; null where the second date is certainly before the first. */
    private static Val years(LocalDate from, LocalDate to, PartialDate first, PartialDate second) {
        return second.latest().isBefore(first.earliest())
                ? ValNull$.MODULE$
                : number(Math.max(0, ChronoUnit.YEARS.between(from, to)));
    }

    private static Val countOf(Val list, Val code) {
        if (!(list instanceof ValList entries) || code instanceof ValNull$) {
            return ValNull$.MODULE$;
        }
        return number(CollectionConverters.asJava(entries.items()).stream()
                .filter(code::equals)
                .count());
    }

    private static Val number(long number) {
        return new ValNumber(camundajar.impl.scala.math.BigDecimal.valueOf(number));
    }
}
