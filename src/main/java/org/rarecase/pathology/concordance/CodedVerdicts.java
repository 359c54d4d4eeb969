package org.rarecase.pathology.concordance;

import java.util.Optional;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.pathology.Occasion;
import org.springframework.stereotype.Service;

/** Works out from codes how diagnoses agree. */
@Service
public class CodedVerdicts {

    private final ConcordancePolicy policy;

    CodedVerdicts(ConcordancePolicy policy) {
        this.policy = policy;
    }

    /**
     * How a signed review agrees with the diagnosis of the site. Nothing for who is blinded, or does not see both.
     *
     * @param review the form of the review
     */
    public Optional<CodedVerdict> of(VisibleCase shown, FormInstanceId review) {
        CaseDiagnoses diagnoses = CaseDiagnoses.of(shown);
        return shown.blinded()
                ? Optional.empty()
                : diagnoses
                        .local(Occasion.FIRST)
                        .flatMap(local -> diagnoses.reading(review).flatMap(central -> of(local, central)));
    }

    /** Nothing where one is of no code of the list, or no rule of the table fits: then a person says it. */
    public Optional<CodedVerdict> of(FoundDiagnosis reference, FoundDiagnosis central) {
        if (reference.inWordsAlone() || central.inWordsAlone()) {
            return Optional.empty();
        }
        Comparison comparison = Comparison.of(reference.stated(), central.stated());
        return policy.decide(comparison).map(verdict -> new CodedVerdict(verdict, comparison));
    }
}
