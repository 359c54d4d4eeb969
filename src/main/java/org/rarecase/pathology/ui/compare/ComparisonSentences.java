package org.rarecase.pathology.ui.compare;

import static org.rarecase.shared.Messages.t;

import java.util.Collection;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.pathology.Verdict;
import org.rarecase.pathology.agreed.AgreedDiagnosis;
import org.rarecase.pathology.agreed.BetweenReaders;
import org.rarecase.pathology.agreed.LocalAgreement;
import org.rarecase.pathology.concordance.Comparison;

/** What the codes come to, with the rule that says so, in words. */
final class ComparisonSentences {

    private ComparisonSentences() {}

    static String betweenReaders(BetweenReaders between) {
        return t("Between the readers.") + " " + sentence(between.computed(), between.differing(), false);
    }

    static String withLocal(AgreedDiagnosis diagnosis) {
        LocalAgreement agreement = diagnosis.agreement();
        String computed = t("Against the local diagnosis.") + " "
                + sentence(agreement.computed(), agreement.differing(), agreement.withinDifferential());
        Verdict confirmed = agreement.confirmed();
        if (confirmed == null) {
            return computed;
        }
        return computed + " "
                + (agreement.isCorrected()
                        ? t("Corrected to: {0}. Reason: {1}", confirmed.label(), String.valueOf(agreement.correction()))
                        : t("Confirmed: {0}.", confirmed.label()));
    }

    private static String sentence(
            @Nullable Verdict computed, Collection<Comparison.Part> differing, boolean withinDifferential) {
        if (computed == null) {
            return t("The codes cannot be compared: a tumour is not in the list. A person says how they agree.");
        }
        return t("By the codes: {0}.", computed.label()) + " " + rule(computed, differing, withinDifferential);
    }

    private static String rule(Verdict computed, Collection<Comparison.Part> differing, boolean withinDifferential) {
        String parts = differing.stream().sorted().map(Comparison.Part::label).collect(Collectors.joining(", "));
        return switch (computed) {
            case CONCORDANT -> t("The code is the same, and grade, subtype and score do not contradict each other.");
            case MINOR_DISAGREEMENT ->
                withinDifferential
                        ? t("It is another tumour, which is held possible too by a reader who is not definite.")
                        : t("It is the same tumour with the same behaviour: {0}.", parts);
            case MAJOR_DISAGREEMENT -> t("There is a difference in the tumour itself or its behaviour: {0}.", parts);
            case NOT_ASSESSABLE -> t("The material was inadequate, or there is no code on one side.");
        };
    }
}
