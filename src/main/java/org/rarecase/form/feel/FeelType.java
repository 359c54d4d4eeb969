package org.rarecase.form.feel;

import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What an expression can give, as far as its text tells. Any of it may be null besides.
 *
 * @param kinds what it can give
 * @param open it may give other things too
 * @param texts that are written in the expression and can be what it gives
 * @param entry what a list holds, or null where there is none
 * @param fields of a context by name; null for a name that it does not have
 */
public record FeelType(
        Set<Kind> kinds,
        boolean open,
        Set<String> texts,
        @Nullable FeelType entry,
        @Nullable Function<String, @Nullable FeelType> fields) {

    public enum Kind {
        BOOLEAN("true or false"),
        NUMBER("a number"),
        TEXT("a text"),
        LIST("a list"),
        CONTEXT("several values with names"),
        OTHER("a date, time or duration of FEEL");

        private final String words;

        Kind(String words) {
            this.words = words;
        }
    }

    public static final FeelType ANY = new FeelType(Set.of(), true, Set.of(), null, null);
    static final FeelType NULL = new FeelType(Set.of(), false, Set.of(), null, null);
    static final FeelType BOOLEAN = of(Kind.BOOLEAN);
    public static final FeelType NUMBER = of(Kind.NUMBER);
    public static final FeelType TEXT = of(Kind.TEXT);
    static final FeelType OTHER = of(Kind.OTHER);
    static final FeelType LIST = list(ANY);

    private static FeelType of(Kind kind) {
        return new FeelType(Set.of(kind), false, Set.of(), null, null);
    }

    static FeelType text(String text) {
        return new FeelType(Set.of(Kind.TEXT), false, Set.of(text), null, null);
    }

    public static FeelType list(FeelType entry) {
        return new FeelType(Set.of(Kind.LIST), false, Set.of(), entry, null);
    }

    public static FeelType context(Function<String, @Nullable FeelType> fields) {
        return new FeelType(Set.of(Kind.CONTEXT), false, Set.of(), null, fields);
    }

    FeelType or(FeelType other) {
        Set<Kind> both = EnumSet.noneOf(Kind.class);
        both.addAll(kinds);
        both.addAll(other.kinds);
        Set<String> allTexts = new TreeSet<>(texts);
        allTexts.addAll(other.texts);
        FeelType entries = entry == null ? other.entry : other.entry == null ? entry : entry.or(other.entry);
        // Which of two contexts it is cannot be told, so nothing is said of the fields.
        Function<String, @Nullable FeelType> names = fields == null || other.fields == null ? null : name -> ANY;
        return new FeelType(
                both,
                open || other.open,
                allTexts,
                entries,
                both.contains(Kind.CONTEXT) && names == null ? name -> ANY : names);
    }

    /** Certainly nothing of these kinds, and not just null. */
    boolean isNone(Set<Kind> wanted) {
        return !open && !kinds.isEmpty() && Collections.disjoint(kinds, wanted);
    }

    boolean isOnly(Kind kind) {
        return !open && kinds.equals(Set.of(kind));
    }

    /** Certainly never equal: what both can give has nothing in common. */
    boolean differsFrom(FeelType other) {
        return isNone(other.kinds) && other.isNone(kinds);
    }

    /** What a name behind a dot gives; of a list, a list of these. Null if there can be nothing of that name. */
    @Nullable
    FeelType member(String name) {
        if (open || kinds.size() != 1) {
            return ANY;
        }
        return switch (kinds.iterator().next()) {
            case CONTEXT -> fields == null ? ANY : orAny(fields.apply(name));
            case LIST -> {
                FeelType inner = entry == null ? ANY : entry.member(name);
                yield inner == null ? null : list(inner);
            }
            case OTHER -> ANY;
            default -> null;
        };
    }

    private static FeelType orAny(@Nullable FeelType type) {
        return type == null ? ANY : type;
    }

    FeelType entryOrAny() {
        return isOnly(Kind.LIST) && entry != null ? entry : ANY;
    }

    /** In words: “a number or a text”. */
    String inWords() {
        List<String> words = new ArrayList<>();
        EnumSet.copyOf(kinds).forEach(kind -> words.add(kind.words));
        return words.stream().collect(Collectors.joining(" or "));
    }

    public static String inWords(Set<Kind> kinds) {
        return EnumSet.copyOf(kinds).stream().map(kind -> kind.words).collect(Collectors.joining(" or "));
    }
}
