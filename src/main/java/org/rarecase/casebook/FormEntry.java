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
 */
public record FormEntry(
        long id,
        FormDefinition form,
        int ordinal,
        Answers answers,
        boolean kept,
        @Nullable Instant signedOffAt,
        @Nullable String signedOffBy) {}
