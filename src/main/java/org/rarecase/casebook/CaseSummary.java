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
 * @param followUp the plan of its visits; null until the case was submitted, and for whoever is blinded
 * @param firstCase the first case of the same patient, if there are several; null for whoever is blinded
 */
public record CaseSummary(
        CaseId id,
        String number,
        Site site,
        @Nullable TumourType tumourType,
        Status status,
        History history,
        @Nullable FollowUp followUp,
        @Nullable CaseId firstCase) {

    /**
     * What may be done with the case now.
     *
     * @param consent what the patient lets be done with it
     * @param hold of the whole case; null if nothing keeps it from changing
     */
    public record Status(
            CaseState state, ConsentState consent, @Nullable Hold hold) {}

    /**
     * What the case went through.
     *
     * @param submittedBefore it was submitted at least once
     * @param lastReturn the last time the case went back to its site, also if it was submitted since; null if it never
     *     did, and for whoever is blinded
     * @param changedAt last change of an answer or of the state
     */
    public record History(
            Instant registeredAt,
            boolean submittedBefore,
            @Nullable CaseReturn lastReturn,
            Instant changedAt) {}

    public CaseState state() {
        return status.state();
    }

    public ConsentState consent() {
        return status.consent();
    }

    public @Nullable Hold hold() {
        return status.hold();
    }

    public Instant registeredAt() {
        return history.registeredAt();
    }

    public boolean submittedBefore() {
        return history.submittedBefore();
    }

    public @Nullable CaseReturn lastReturn() {
        return history.lastReturn();
    }

    public Instant changedAt() {
        return history.changedAt();
    }

    /** Why the case was given back to its site; null unless it is there because of that. */
    public @Nullable String returnReason() {
        CaseReturn last = lastReturn();
        return state() == CaseState.ENTERING && last != null ? last.reason() : null;
    }

    CaseSummary changed(Instant at) {
        History changed = new History(registeredAt(), submittedBefore(), lastReturn(), at);
        return new CaseSummary(id, number, site, tumourType, status, changed, followUp, firstCase);
    }

    /** Without what a blinded reviewer could conclude from. */
    CaseSummary blinded() {
        Hold hold = hold();
        return new CaseSummary(
                id,
                number,
                site,
                null,
                new Status(state(), consent(), hold == null ? null : hold.withoutReason()),
                new History(registeredAt(), submittedBefore(), null, changedAt()),
                null,
                null);
    }
}
