package org.rarecase.casebook;

import java.util.List;
import org.rarecase.entry.Evaluation;

/**
 * A case opened by an account.
 *
 * @param entries the filled forms that the account may see, in the order of the casebook
 * @param evaluation of all forms, also of those not seen: rules read across them
 */
public record OpenCase(CaseRecord caseRecord, List<FormEntry> entries, Evaluation evaluation) {

    public FormEntry entry(long entryId) {
        return entries.stream()
                .filter(entry -> entry.id() == entryId)
                .findFirst()
                .orElseThrow(() -> new CaseNotFound("This form is not part of the case, or is not shown to you."));
    }
}
