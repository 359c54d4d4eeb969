package org.rarecase.form.code;

import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.LocalizedText;

/**
 * One permitted value.
 *
 * @param value what is stored
 * @param tumourTypes codes of the tumour types it is offered for; empty: for all
 * @param entity the tumour that it is a variant of, named alike for all its variants; null if it is one of its own
 * @param successor the code that means the same tumour in the edition in use, of a code of an older edition; else null
 * @param codings what it is called in public terminologies
 * @param open what a clinician has not confirmed yet, or null
 */
public record Code(
        String value,
        LocalizedText label,
        Set<String> tumourTypes,
        @Nullable String entity,
        @Nullable String successor,
        List<Coding> codings,
        @Nullable String open) {

    public Code(String value, LocalizedText label, Set<String> tumourTypes) {
        this(value, label, tumourTypes, null, null, List.of(), null);
    }

    /** Whether it stands for itself, as units, stages and abbreviations do: there is nothing to translate. */
    public boolean isBare() {
        return label.byLanguage().equals(Map.of("en", value));
    }

    /** What people read. */
    public LocalizedText text() {
        return isBare() ? LocalizedText.ofNoLanguage(value) : label;
    }

    public boolean isFor(String tumourType) {
        return tumourTypes.isEmpty() || tumourTypes.contains(tumourType);
    }
}
