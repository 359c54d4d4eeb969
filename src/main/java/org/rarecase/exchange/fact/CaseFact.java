package org.rarecase.exchange.fact;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.consent.ConsentState;
import org.rarecase.study.TumourType;

/**
 * A case as it is exported or was read from a file.
 *
 * @param subject the case number, or what stands for it where cases carry a pseudonym
 * @param site code of the site; null where it is left out
 * @param state null where a file does not tell it
 * @param tumourType null as long as it is not chosen
 * @param consent null where a file does not tell it: then nobody may take it as given
 * @param registeredAt null where exact dates are left out
 * @param forms in the order of the casebook, then by ordinal
 * @param history what was done to it; null where that was not asked for
 */
public record CaseFact(
        String subject,
        @Nullable String site,
        @Nullable CaseState state,
        @Nullable TumourType tumourType,
        @Nullable ConsentState consent,
        @Nullable Instant registeredAt,
        List<FormFact> forms,
        @Nullable CaseHistory history) {

    public CaseFact {
        forms = List.copyOf(forms);
    }

    /** Without a history. */
    public CaseFact(
            String subject,
            @Nullable String site,
            @Nullable CaseState state,
            @Nullable TumourType tumourType,
            @Nullable ConsentState consent,
            @Nullable Instant registeredAt,
            List<FormFact> forms) {
        this(subject, site, state, tumourType, consent, registeredAt, forms, null);
    }

    /** The same with these forms alone; its history is that of these forms, and of the case as a whole. */
    public CaseFact with(List<FormFact> others) {
        return new CaseFact(
                subject,
                site,
                state,
                tumourType,
                consent,
                registeredAt,
                others,
                history == null ? null : HistoryView.of(history, others));
    }

    /** The same with this history; each answer says who changed it last. */
    public CaseFact with(CaseHistory told) {
        return new CaseFact(
                subject, site, state, tumourType, consent, registeredAt, LastChanges.told(forms, told), told);
    }
}
