package org.rarecase.exchange.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.fact.Keys;
import org.rarecase.form.NullFlavour;
import org.rarecase.form.code.Code;

/**
 * Numbers for codes, for programs that know labels of numbers only. Codes that are all small numbers stand for themselves;
 * else a code has its place in the list, and those that a later version adds come behind those that were there.
 */
public final class CodeNumbers {

    /** Whether one code of several was chosen. */
    static final CodeNumbers CHOSEN =
            new CodeNumbers("chosen", List.of(new Numbered(0, "no", "No"), new Numbered(1, "yes", "Yes")));

    /** Why there is no value. */
    static final CodeNumbers FLAVOURS = flavours();

    private static final Pattern SMALL_NUMBER = Pattern.compile("0|[1-9]\\d{0,5}");

    /** @param label as people read it, in English */
    public record Numbered(int number, String code, String label) {

        /** With the code, unless the label says the same: {@code C73: Thyroid gland}. */
        public String text() {
            return label.isEmpty() || label.equalsIgnoreCase(code) ? code : code + ": " + label;
        }
    }

    private final String name;
    private final Map<String, Numbered> byCode = new LinkedHashMap<>();
    private final Map<Integer, String> byNumber = new HashMap<>();

    private CodeNumbers(String name, List<Numbered> codes) {
        this.name = name;
        codes.forEach(this::add);
    }

    private void add(Numbered each) {
        byCode.put(each.code(), each);
        byNumber.put(each.number(), each.code());
    }

    /** @param versions the codes of each version of the list, the oldest first */
    static CodeNumbers of(String name, List<List<Code>> versions) {
        Map<String, Code> all = new LinkedHashMap<>();
        versions.forEach(codes -> codes.forEach(code -> all.put(code.value(), code)));
        boolean numbers = all.keySet().stream()
                .allMatch(code -> SMALL_NUMBER.matcher(code).matches());
        List<Numbered> numbered = new ArrayList<>();
        all.values()
                .forEach(code -> numbered.add(new Numbered(
                        numbers ? Integer.parseInt(code.value()) : numbered.size() + 1,
                        code.value(),
                        code.label().english())));
        return new CodeNumbers(name, numbered);
    }

    /** Yes is 1 and no is 0, as in all programs. */
    static CodeNumbers yesNo() {
        return new CodeNumbers(
                "yes-no",
                List.of(
                        new Numbered(0, "no", "No"),
                        new Numbered(1, "yes", "Yes"),
                        new Numbered(2, "unknown", "Unknown")));
    }

    private static CodeNumbers flavours() {
        return new CodeNumbers(
                "why",
                Stream.of(NullFlavour.values())
                        .map(flavour -> new Numbered(flavour.ordinal() + 1, flavour.code(), words(flavour)))
                        .toList());
    }

    private static String words(NullFlavour flavour) {
        return Keys.of(flavour).replace('-', ' ');
    }

    /** Of the list; another list may have the same. */
    public String name() {
        return name;
    }

    public List<Numbered> codes() {
        return List.copyOf(byCode.values());
    }

    /** Of a code; one that no list has, since a later version dropped it, gets the next number. */
    int number(String code) {
        Numbered known = byCode.get(code);
        if (known == null) {
            known = new Numbered(largest() + 1, code, code);
            add(known);
        }
        return known.number();
    }

    /** What stands for the code of a cell. */
    public String code(int number) {
        return Objects.requireNonNull(byNumber.get(number));
    }

    public int largest() {
        return byNumber.keySet().stream().mapToInt(it -> it).max().orElse(0);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof CodeNumbers it && name.equals(it.name) && codes().equals(it.codes());
    }

    @Override
    public int hashCode() {
        return name.hashCode();
    }
}
