package org.rarecase.exchange.fact;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.form.FormDefinition;
import org.rarecase.form.FormKey;

/**
 * What the cases of an export are made of; known before the first of them, so that the shape of a file never depends on
 * what is in it.
 *
 * @param forms each version in which cases have a form, and the one in use; in the order of the casebook, the oldest
 *     version first, with the items that are exported and no others
 * @param asOf the moment that all cases are seen at
 * @param parties whom the histories of the cases name; null: cases have none
 */
public record Content(
        List<FormDefinition> forms, Instant asOf, @Nullable Parties parties) {

    public Content {
        forms = List.copyOf(forms);
    }

    /** Cases without their histories. */
    public Content(List<FormDefinition> forms, Instant asOf) {
        this(forms, asOf, null);
    }

    /** Of these forms. */
    public Content with(List<FormDefinition> others) {
        return new Content(others, asOf, parties);
    }

    /** Of cases with their histories, which name these. */
    public Content with(Parties named) {
        return new Content(forms, asOf, named);
    }

    public Optional<FormDefinition> find(FormKey key, int version) {
        return forms.stream()
                .filter(form -> form.version() == version && form.key().equals(key))
                .findFirst();
    }

    /** In the order of the casebook. */
    public List<FormKey> keys() {
        return forms.stream().map(FormDefinition::key).distinct().toList();
    }

    /** The versions of a form, the oldest first. */
    public List<FormDefinition> versions(FormKey key) {
        return forms.stream().filter(form -> form.key().equals(key)).toList();
    }
}
