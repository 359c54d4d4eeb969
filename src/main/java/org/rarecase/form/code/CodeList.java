package org.rarecase.form.code;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.LocalizedText;

/** Permitted values, in the order in which they are offered. There may be thousands of them. */
public final class CodeList {

    private final String key;
    private final LocalizedText title;
    private final List<Code> codes;
    private final @Nullable String open;
    private final Map<String, Code> byValue = new HashMap<>();
    private final CodeSearch search;

    /** Forms are compared and looked up with their lists, each time a case is opened. */
    private final int hash;

    public CodeList(String key, LocalizedText title, List<Code> codes) {
        this(key, title, codes, null);
    }

    /** @param open what a clinician has not confirmed yet, or null */
    public CodeList(String key, LocalizedText title, List<Code> codes, @Nullable String open) {
        this.open = open;
        this.key = key;
        this.title = title;
        this.codes = List.copyOf(codes);
        this.codes.forEach(code -> byValue.putIfAbsent(code.value(), code));
        this.search = new CodeSearch(this.codes);
        this.hash = Objects.hash(key, title, this.codes, open);
    }

    public String key() {
        return key;
    }

    public LocalizedText title() {
        return title;
    }

    public List<Code> codes() {
        return codes;
    }

    public @Nullable String open() {
        return open;
    }

    public Optional<Code> find(String value) {
        return Optional.ofNullable(byValue.get(value));
    }

    /**
     * Every word typed occurs in code or label, in this language or in English. Codes that begin with what was typed come
     * first, else the order is that of the list. Nothing typed finds all.
     */
    public List<Code> search(String typed, Locale language) {
        return search.find(typed, language);
    }

    /**
     * The codes that are called exactly so: by their code, or by their label in this language or in English; letter case,
     * Unicode normal form and white space apart. Several where the text names several, none where it only resembles one.
     */
    public List<Code> named(String text, Locale language) {
        return search.named(text, language);
    }

    /** Whether two texts are the same name: letter case, Unicode normal form and white space apart. */
    public static boolean isSame(String name, String other) {
        return CodeSearch.normal(name).equals(CodeSearch.normal(other));
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other
                || other instanceof CodeList list
                        && hash == list.hash
                        && key.equals(list.key)
                        && title.equals(list.title)
                        && Objects.equals(open, list.open)
                        && codes.equals(list.codes);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        return key + " (" + codes.size() + " codes)";
    }
}
