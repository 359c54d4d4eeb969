package org.rarecase.casebook;

import java.time.Instant;
import org.rarecase.casebook.consent.ConsentState;
import org.rarecase.study.Site;
import org.rarecase.study.SiteId;

/** Records of cases that no database knows. */
public final class CaseRecords {

    private CaseRecords() {}

    /** A case that was just registered. */
    public static CaseSummary entering() {
        Site site = new Site(new SiteId(1), "PAD", "Padua", "IT");
        return new CaseSummary(
                new CaseId(1),
                "PAD-0001",
                site,
                null,
                new CaseSummary.Status(CaseState.ENTERING, ConsentState.GIVEN, null),
                new CaseSummary.History(Instant.EPOCH, false, null, Instant.EPOCH),
                null,
                null);
    }
}
