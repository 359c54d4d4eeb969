package org.rarecase.casebook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rarecase.entry.Answers;
import org.rarecase.form.FormDefinition;

/**
 * A form filled in a case.
 *
 * @param ordinal 1 for the first filling of a form, 2 for the next
 * @param kept of a tumour type that the case no longer has: answers are kept, not edited, not evaluated
 * @param signedOffAt when a pathologist signed it off; then it no longer changes and the site may read it
 * @param hold of this form alone; null if nothing keeps it from changing
 */
public record FormEntry(
        long id,
        FormDefinition form,
        int ordinal,
        Answers answers,
        boolean kept,
        @Nullable Instant signedOffAt,
        @Nullable String signedOffBy,
        @Nullable Hold hold) {

    /** As it joins a case: nothing is entered. */
    public static FormEntry added(long id, FormDefinition form, int ordinal) {
        return new FormEntry(id, form, ordinal, Answers.NONE, false, null, null, null);
    }

    public FormEntry with(Answers others) {
        return in(form, others);
    }

    /** In another version of its form. */
    FormEntry in(FormDefinition version, Answers others) {
        return new FormEntry(id, version, ordinal, others, kept, signedOffAt, signedOffBy, hold);
    }
}
