package org.rarecase.pathology.agreed;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.pathology.Verdict;
import org.rarecase.pathology.concordance.CodedVerdict;
import org.rarecase.pathology.concordance.Comparison;
import org.rarecase.pathology.concordance.FoundDiagnosis;

/**
 * How the readers of a review agree, from the codes of all pairs of them: the pair that agrees least counts.
 *
 * @param computed of the review as a whole; null for one reader, and where the codes of a pair cannot be compared
 * @param way how the review goes on
 */
public record BetweenReaders(@Nullable Verdict computed, Set<Comparison.Part> differing, Way way) {

    /** How a review goes on when all have signed. */
    public enum Way {
        /** What the readers found is the agreed diagnosis. */
        AGREED,
        /** They differ within one tumour; the coordinator takes one of their diagnoses. */
        CHOOSE,
        /** Somebody has to decide who sees all of it. */
        ADJUDICATE
    }

    /** What the codes of two of them come to; nothing where a person has to say it. */
    @FunctionalInterface
    interface Pairs {
        Optional<CodedVerdict> of(FoundDiagnosis one, FoundDiagnosis other);
    }

    public BetweenReaders {
        differing = Set.copyOf(differing);
    }

    /** @param adjudicateMinor whether a minor disagreement is adjudicated too */
    static BetweenReaders of(List<FoundDiagnosis> readings, Pairs verdicts, boolean adjudicateMinor) {
        if (readings.size() < 2) {
            return new BetweenReaders(null, Set.of(), Way.AGREED);
        }
        if (readings.stream().noneMatch(reading -> reading.stated().adequate())) {
            return new BetweenReaders(Verdict.NOT_ASSESSABLE, Set.of(), Way.AGREED);
        }
        List<Optional<CodedVerdict>> pairs = pairs(readings, verdicts);
        Set<Comparison.Part> differing = EnumSet.noneOf(Comparison.Part.class);
        pairs.stream()
                .flatMap(Optional::stream)
                .forEach(pair -> differing.addAll(pair.comparison().differing()));
        Verdict worst = pairs.stream()
                .flatMap(Optional::stream)
                .map(CodedVerdict::verdict)
                .max(BetweenReaders::byWeight)
                .orElse(null);
        boolean all = pairs.stream().allMatch(Optional::isPresent);
        Verdict computed = all || worst == Verdict.MAJOR_DISAGREEMENT ? worst : null;
        return new BetweenReaders(computed, differing, way(computed, adjudicateMinor));
    }

    private static List<Optional<CodedVerdict>> pairs(List<FoundDiagnosis> readings, Pairs verdicts) {
        List<Optional<CodedVerdict>> pairs = new ArrayList<>();
        for (int one = 0; one < readings.size(); one++) {
            for (int other = one + 1; other < readings.size(); other++) {
                pairs.add(verdicts.of(readings.get(one), readings.get(other)));
            }
        }
        return pairs;
    }

    private static int byWeight(Verdict one, Verdict other) {
        return Integer.compare(weight(one), weight(other));
    }

    private static int weight(Verdict verdict) {
        return switch (verdict) {
            case CONCORDANT -> 0;
            case MINOR_DISAGREEMENT -> 1;
            case NOT_ASSESSABLE -> 2;
            case MAJOR_DISAGREEMENT -> 3;
        };
    }

    private static Way way(@Nullable Verdict computed, boolean adjudicateMinor) {
        if (computed == Verdict.CONCORDANT) {
            return Way.AGREED;
        }
        return computed == Verdict.MINOR_DISAGREEMENT && !adjudicateMinor ? Way.CHOOSE : Way.ADJUDICATE;
    }
}
