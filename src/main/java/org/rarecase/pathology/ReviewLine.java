package org.rarecase.pathology;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.shared.AuditLine;

/** The line of the trail that tells of a reading, at its form. */
public final class ReviewLine {

    private ReviewLine() {}

    public static List<AuditLine> of(
            String kind,
            CaseId caseId,
            FormInstanceId instanceId,
            @Nullable String before,
            @Nullable String after,
            @Nullable String reason) {
        return List.of(new AuditLine(
                kind, caseId.value(), instanceId.value(), Reviews.FORM.value(), null, before, after, reason));
    }
}
