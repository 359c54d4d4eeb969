package org.rarecase.pathology.figures;

import static org.rarecase.shared.Messages.texts;

import org.apache.commons.statistics.distribution.NormalDistribution;
import org.apache.commons.statistics.distribution.TDistribution;
import org.rarecase.shared.LocalizedText;

/** A measure of agreement between readers, or why there is none: then no number is shown. */
public sealed interface Estimate {

    /** Fewer cases than this say little, whatever the measure. */
    int FEW = 20;

    /** Cases that at least two have read. */
    int cases();

    /** A share of cases, with Wilson's interval. */
    static Estimate share(int count, int of) {
        return of == 0 ? new NotDefined(Why.NO_CASE, 0) : Value.proportion((double) count / of, of);
    }

    /**
     * @param value 1 for perfect agreement; 0 for no more than chance would give, if the measure takes chance into account
     * @param standardError of the value, for the interval alone and never for a test against chance
     * @param low lower end of the interval of 95 %, not below −1
     * @param high upper end, not above 1
     */
    record Value(double value, double standardError, double low, double high, int cases) implements Estimate {

        public boolean isOfFewCases() {
            return cases < FEW;
        }

        static Value normal(double value, double standardError, int cases) {
            return around(value, standardError, Normal.QUANTILE, cases);
        }

        /** With Student's t for as many degrees of freedom as there are cases less one. */
        static Value student(double value, double standardError, int degrees, int cases) {
            return around(
                    value, standardError, TDistribution.of(degrees).inverseCumulativeProbability(Normal.UPPER), cases);
        }

        /** Of a proportion: E. B. Wilson, J Am Stat Assoc 1927;22:209. Stays within 0 and 1, and is no point at 0 or 1. */
        static Value proportion(double value, int cases) {
            double z2 = Normal.QUANTILE * Normal.QUANTILE;
            double middle = (value + z2 / (2 * cases)) / (1 + z2 / cases);
            double half = Normal.QUANTILE
                    * Math.sqrt(value * (1 - value) / cases + z2 / (4.0 * cases * cases))
                    / (1 + z2 / cases);
            return new Value(
                    value,
                    Math.sqrt(value * (1 - value) / cases),
                    Math.max(0, middle - half),
                    Math.min(1, middle + half),
                    cases);
        }

        private static Value around(double value, double standardError, double quantile, int cases) {
            double half = quantile * standardError;
            return new Value(value, standardError, Math.max(-1, value - half), Math.min(1, value + half), cases);
        }
    }

    record NotDefined(Why why, int cases) implements Estimate {}

    /** Why a measure has no value. */
    enum Why {
        NO_CASE(texts("Not defined: no case.")),
        NO_CASE_READ_TWICE(texts("Not defined: no case was read by two.")),
        FEWER_THAN_TWO_CASES(texts("Not defined: fewer than two cases were read by two.")),
        ONE_CATEGORY(texts("Not defined: all are in one category."));

        private final LocalizedText label;

        Why(LocalizedText label) {
            this.label = label;
        }

        public LocalizedText label() {
            return label;
        }
    }
}

/** The quantile that leaves 2.5 % above it. */
final class Normal {

    static final double UPPER = 0.975;
    static final double QUANTILE = NormalDistribution.of(0, 1).inverseCumulativeProbability(UPPER);

    private Normal() {}
}
