package org.rarecase.pathology.concordance;

import org.rarecase.pathology.Verdict;

/** What the registry's table makes of two diagnoses; whether that is right, a person says. */
public record CodedVerdict(Verdict verdict, Comparison comparison) {

    /** Whether the tumours differ and it is a minor point all the same, since the one is held possible by the other. */
    public boolean isWithinDifferential() {
        return verdict == Verdict.MINOR_DISAGREEMENT
                && comparison.inDifferential()
                && comparison.differing().contains(Comparison.Part.ENTITY);
    }
}
