package org.rarecase.pathology.figures;

import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import org.rarecase.pathology.figures.Estimate.NotDefined;
import org.rarecase.pathology.figures.Estimate.Why;

/**
 * How far any number of readers agree; they may differ from case to case, and a case may be read by fewer. Kappa alone
 * misleads where nearly all cases are in one category (Feinstein and Cicchetti, J Clin Epidemiol 1990;43:543): percent
 * and AC1 belong beside it.
 *
 * <p>With {@code r} the readers of a case and {@code r(k)} those of them who chose category {@code k}, the agreement of
 * a case is {@code Σ r(k)(r(k) − 1) / r(r − 1)}; {@code pa} is its mean over the cases that two or more have read, and
 * {@code π(k)} the mean of {@code r(k) / r} over all cases. Measures are {@code (pa − pe) / (1 − pe)}, and differ in what
 * they hold for agreement by chance, {@code pe}. Errors as in K. L. Gwet, Br J Math Stat Psychol 2008;61:29, and Handbook
 * of Inter-Rater Reliability, 4th edition 2014; intervals with Student's t.
 */
public final class ReaderAgreement {

    private final int[][] counts;
    private final double[] prevalence;
    private final int comparable;
    private final double observed;

    /**
     * @param counts for each case, how many readers chose each category; of all categories that could be chosen, whether
     *     or not anybody did
     */
    public ReaderAgreement(int[][] counts) {
        this.counts = Arrays.stream(counts).filter(each -> readers(each) > 0).toArray(int[][]::new);
        this.prevalence = new double[counts.length == 0 ? 0 : counts[0].length];
        double agreement = 0;
        int twice = 0;
        for (int[] each : this.counts) {
            for (int k = 0; k < prevalence.length; k++) {
                prevalence[k] += (double) each[k] / readers(each) / this.counts.length;
            }
            if (readers(each) > 1) {
                agreement += agreement(each);
                twice++;
            }
        }
        this.comparable = twice;
        this.observed = twice == 0 ? 0 : agreement / twice;
    }

    private static int readers(int[] each) {
        return Arrays.stream(each).sum();
    }

    private static double agreement(int[] each) {
        int readers = readers(each);
        return Arrays.stream(each)
                        .mapToDouble(chose -> (double) chose * (chose - 1))
                        .sum()
                / ((double) readers * (readers - 1));
    }

    /**
     * The mean share of pairs of readers who agree, from 0 to 1. The interval takes each case as one observation, so that
     * with more than two readers it is rather too wide.
     */
    public Estimate percent() {
        return comparable < 2 ? tooFew() : Estimate.Value.proportion(observed, comparable);
    }

    private Estimate tooFew() {
        return new NotDefined(comparable == 0 ? Why.NO_CASE_READ_TWICE : Why.FEWER_THAN_TWO_CASES, comparable);
    }

    /** J. L. Fleiss, Psychol Bull 1971;76:378: chance is {@code Σ π(k)²}. */
    public Estimate fleiss() {
        double chance = Arrays.stream(prevalence).map(share -> share * share).sum();
        return estimate(chance, each -> {
            double sum = 0;
            for (int k = 0; k < prevalence.length; k++) {
                sum += prevalence[k] * each[k];
            }
            return sum / readers(each);
        });
    }

    /** The kappa of one category against all others: Fleiss 1971. */
    public Estimate fleiss(int category) {
        int[][] two = Arrays.stream(counts)
                .map(each -> new int[] {each[category], readers(each) - each[category]})
                .toArray(int[][]::new);
        return new ReaderAgreement(two).fleiss();
    }

    /** AC1 of Gwet 2008: chance is {@code Σ π(k)(1 − π(k)) / (q − 1)}, with {@code q} categories to choose from. */
    public Estimate ac1() {
        int others = prevalence.length - 1;
        if (comparable > 1 && others < 1) {
            return new NotDefined(Why.ONE_CATEGORY, comparable);
        }
        double chance =
                Arrays.stream(prevalence).map(share -> share * (1 - share)).sum() / others;
        return estimate(chance, each -> {
            double sum = 0;
            for (int k = 0; k < prevalence.length; k++) {
                sum += (1 - prevalence[k]) * each[k];
            }
            return sum / readers(each) / others;
        });
    }

    /** @param ofCase the case's own part in the agreement by chance */
    private Estimate estimate(double chance, ToDoubleFunction<int[]> ofCase) {
        if (comparable < 2) {
            return tooFew();
        }
        double byChance = 1 - chance;
        if (byChance < 1e-12) {
            return new NotDefined(Why.ONE_CATEGORY, comparable);
        }
        int all = counts.length;
        double value = (observed - chance) / byChance;
        double sum = 0;
        for (int[] each : counts) {
            double own = readers(each) < 2 ? 0 : (double) all / comparable * (agreement(each) - chance) / byChance;
            double part = own - 2 * (1 - value) * (ofCase.applyAsDouble(each) - chance) / byChance - value;
            sum += part * part;
        }
        double error = Math.sqrt(sum / ((double) all * (all - 1)));
        return Estimate.Value.student(value, error, all - 1, comparable);
    }
}
