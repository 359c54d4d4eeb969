package org.rarecase.casebook;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.consent.ConsentState;
import org.rarecase.casebook.visit.FollowUp;
import org.rarecase.study.Site;
import org.rarecase.study.TumourType;

/**
 * A case as lists show it.
 *
 * @param number code of the site and a running number, such as {@code PAD-0012}; holds nothing of the patient
 * @param tumourType as chosen in the form {@code diagnosis}; null until then, and null for whoever is blinded to it
 * @param submittedBefore it was submitted at least once
 * @param lastReturn the last time the case went back to its site, also if it was submitted since; null if it never did,
 *     and for whoever is blinded
 * @param changedAt last change of an answer or of the state
 * @param hold of the whole case; null if nothing keeps it from changing
 * @param followUp the plan of its visits; null until the case was submitted, and for whoever is blinded
 * @param firstCase the first case of the same patient, if there are several; null for whoever is blinded
 * @param consent what may be done with the case
 */
public record CaseSummary(
        CaseId id,
        String number,
        Site site,
        CaseState state,
        @Nullable TumourType tumourType,
        boolean submittedBefore,
        @Nullable CaseReturn lastReturn,
        Instant registeredAt,
        Instant changedAt,
        @Nullable Hold hold,
        @Nullable FollowUp followUp,
        @Nullable CaseId firstCase,
        ConsentState consent) {

    /** Why the case was given back to its site; null unless it is there because of that. */
    public @Nullable String returnReason() {
        return state == CaseState.ENTERING && lastReturn != null ? lastReturn.reason() : null;
    }

    /** Without what a blinded reviewer could conclude from. */
    CaseSummary blinded() {
        return new CaseSummary(
                id,
                number,
                site,
                state,
                null,
                submittedBefore,
                null,
                registeredAt,
                changedAt,
                hold == null ? null : hold.withoutReason(),
                null,
                null,
                consent);
    }
}
