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
 */
public record CaseFact(
        String subject,
        @Nullable String site,
        @Nullable CaseState state,
        @Nullable TumourType tumourType,
        @Nullable ConsentState consent,
        @Nullable Instant registeredAt,
        List<FormFact> forms) {

    public CaseFact {
        forms = List.copyOf(forms);
    }

    /** The same with these forms alone. */
    public CaseFact with(List<FormFact> others) {
        return new CaseFact(subject, site, state, tumourType, consent, registeredAt, others);
    }
}
