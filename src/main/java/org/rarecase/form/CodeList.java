package org.rarecase.form;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.Texts;

/**
 * Permitted values, in the order in which they are offered.
 *
 * @param open what a clinician has not confirmed yet, or null
 */
public record CodeList(
        String key, Texts title, List<Code> codes, @Nullable String open) {

    public CodeList(String key, Texts title, List<Code> codes) {
        this(key, title, codes, null);
    }

    public CodeList {
        codes = List.copyOf(codes);
    }

    public Optional<Code> find(String value) {
        return codes.stream().filter(code -> code.value().equals(value)).findFirst();
    }
}
