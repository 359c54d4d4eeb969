package org.rarecase.form.feel;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What functions take and give; of a function that is not here nothing is said. */
final class FunctionTypes {

    /**
     * @param wants what each argument must be one of; empty: anything
     * @param forEach that the last of {@code wants} holds for all further arguments
     */
    record Signature(List<Set<FeelType.Kind>> wants, boolean forEach, FeelType gives) {

        Set<FeelType.Kind> wants(int argument) {
            if (argument < wants.size()) {
                return wants.get(argument);
            }
            return forEach && !wants.isEmpty() ? wants.getLast() : Set.of();
        }
    }

    private static final Set<FeelType.Kind> TEXT = Set.of(FeelType.Kind.TEXT);
    private static final Set<FeelType.Kind> NUMBER = Set.of(FeelType.Kind.NUMBER);
    private static final Set<FeelType.Kind> LIST = Set.of(FeelType.Kind.LIST);
    private static final Set<FeelType.Kind> BOOLEAN = Set.of(FeelType.Kind.BOOLEAN);
    private static final Set<FeelType.Kind> ANYTHING = Set.of();

    /** A list of numbers, or the numbers themselves. */
    private static final Set<FeelType.Kind> NUMBERS = Set.of(FeelType.Kind.LIST, FeelType.Kind.NUMBER);

    private static final Map<String, Signature> SIGNATURES = new HashMap<>();

    static {
        add(FeelType.BOOLEAN, List.of("certainlyBefore"), TEXT, TEXT);
        add(FeelType.NUMBER, List.of("daysBetween", "yearsBetween", "mostYearsBetween"), TEXT, TEXT);
        add(FeelType.NUMBER, List.of("yearOf"), TEXT);
        add(FeelType.BOOLEAN, List.of(FeelFunctions.IS_FUTURE), TEXT);
        add(FeelType.NUMBER, List.of("countOf"), LIST, ANYTHING);
        add(FeelType.NUMBER, List.of("count"), LIST);
        add(FeelType.BOOLEAN, List.of("list contains"), LIST, ANYTHING);
        add(FeelType.list(FeelType.NUMBER), List.of("index of"), LIST, ANYTHING);
        add(FeelType.BOOLEAN, List.of("contains", "starts with", "ends with", "matches"), TEXT, TEXT);
        add(FeelType.NUMBER, List.of("string length"), TEXT);
        add(FeelType.TEXT, List.of("upper case", "lower case", "trim"), TEXT);
        add(FeelType.TEXT, List.of("substring"), TEXT, NUMBER, NUMBER);
        add(FeelType.TEXT, List.of("substring before", "substring after", "replace"), TEXT, TEXT, TEXT);
        add(FeelType.TEXT, List.of("string"), ANYTHING);
        add(FeelType.TEXT, List.of("string join"), LIST);
        add(FeelType.NUMBER, List.of("number"), TEXT);
        add(FeelType.BOOLEAN, List.of("not"), BOOLEAN);
        add(FeelType.BOOLEAN, List.of("is defined"), ANYTHING);
        add(FeelType.BOOLEAN, List.of("odd", "even"), NUMBER);
        add(FeelType.NUMBER, List.of("floor", "ceiling", "decimal", "modulo", "sqrt", "log", "exp"), NUMBER, NUMBER);
        add(FeelType.NUMBER, List.of("round up", "round down", "round half up", "round half down"), NUMBER, NUMBER);
        add(FeelType.OTHER, List.of("today", "now"));
        forEach(FeelType.NUMBER, List.of("sum", "mean", "median", "stddev", "product"), NUMBERS);
        forEach(
                FeelType.BOOLEAN,
                List.of("all", "any", "or", "and"),
                Set.of(FeelType.Kind.LIST, FeelType.Kind.BOOLEAN));
    }

    private FunctionTypes() {}

    @SafeVarargs
    @SuppressWarnings("varargs")
    private static void add(FeelType gives, List<String> names, Set<FeelType.Kind>... wants) {
        names.forEach(name -> SIGNATURES.put(name, new Signature(List.of(wants), false, gives)));
    }

    private static void forEach(FeelType gives, List<String> names, Set<FeelType.Kind> wants) {
        names.forEach(name -> SIGNATURES.put(name, new Signature(List.of(wants), true, gives)));
    }

    static @Nullable Signature of(String function) {
        return SIGNATURES.get(function);
    }

    /** What a function gives whose result follows from its arguments. */
    static FeelType gives(String function, List<FeelType> arguments) {
        Signature signature = of(function);
        if (signature != null) {
            return signature.gives();
        }
        return switch (function) {
            case "min", "max" -> arguments.size() == 1 ? arguments.getFirst().entryOrAny() : union(arguments);
            case "get or else" -> union(arguments);
            case "append" -> arguments.isEmpty() ? FeelType.LIST : FeelType.list(appended(arguments));
            case "concatenate", "union" -> union(arguments);
            case "distinct values", "reverse", "sublist", "sort", "remove" ->
                arguments.isEmpty()
                        ? FeelType.LIST
                        : FeelType.list(arguments.getFirst().entryOrAny());
            default -> FeelType.ANY;
        };
    }

    private static FeelType appended(List<FeelType> arguments) {
        List<FeelType> entries = new ArrayList<>(arguments.subList(1, arguments.size()));
        entries.add(arguments.getFirst().entryOrAny());
        return union(entries);
    }

    static FeelType union(List<FeelType> types) {
        return types.stream().reduce(FeelType::or).orElse(FeelType.ANY);
    }
}
