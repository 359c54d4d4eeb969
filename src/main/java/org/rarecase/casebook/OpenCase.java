package org.rarecase.casebook;

import java.util.List;
import java.util.Set;
import org.rarecase.entry.Evaluation;

/**
 * A case opened by an account.
 *
 * @param entries the filled forms that the account may see, in the order of the casebook
 * @param evaluation of all forms, also of those not seen: rules read across them
 * @param editable ids of the entries that the account may change now
 * @param reasonRequired the case was handed in: each change needs a reason
 */
public record OpenCase(
        CaseRecord caseRecord,
        List<FormEntry> entries,
        Evaluation evaluation,
        Set<Long> editable,
        boolean reasonRequired) {

    public boolean isEditable(long entryId) {
        return editable.contains(entryId);
    }

    public FormEntry entry(long entryId) {
        return entries.stream()
                .filter(entry -> entry.id() == entryId)
                .findFirst()
                .orElseThrow(() -> new CaseNotFound("This form is not part of the case, or is not shown to you."));
    }
}
