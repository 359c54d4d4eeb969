package org.rarecase.form;

import java.util.List;
import java.util.Optional;
import org.rarecase.shared.Texts;

/** Permitted values, in the order in which they are offered. */
public record CodeList(String key, Texts title, List<Code> codes) {

    public CodeList {
        codes = List.copyOf(codes);
    }

    public Optional<Code> find(String value) {
        return codes.stream().filter(code -> code.value().equals(value)).findFirst();
    }
}
