package org.rarecase.pathology.figures;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.rarecase.pathology.figures.Estimate.NotDefined;
import org.rarecase.pathology.figures.Estimate.Why;

/**
 * Cohen's kappa of two readers who both read the same cases: {@code (po − pe) / (1 − pe)}, where {@code po} is the
 * (weighted) share of cases in which they agree, and {@code pe} what it would be if each kept to the own frequencies
 * and knew nothing of the case (J. Cohen, Educ Psychol Meas 1960;20:37; weighted: Psychol Bull 1968;70:213).
 *
 * <p>The interval is that of Fleiss, Cohen and Everitt (Psychol Bull 1969;72:323). Their other error, the one under the
 * hypothesis of no agreement, is for a test and would be wrong here.
 */
public final class CohenKappa {

    private final double[][] share;
    private final double[] rows;
    private final double[] columns;
    private final int cases;

    private CohenKappa(int[][] table) {
        int categories = table.length;
        cases = Arrays.stream(table).flatMapToInt(Arrays::stream).sum();
        share = new double[categories][categories];
        rows = new double[categories];
        columns = new double[categories];
        for (int i = 0; i < categories; i++) {
            for (int j = 0; j < categories; j++) {
                share[i][j] = cases == 0 ? 0 : (double) table[i][j] / cases;
                rows[i] += share[i][j];
                columns[j] += share[i][j];
            }
        }
    }

    /** @param table how many cases the first reader put into the category of the row, the second into that of the column */
    public static Estimate of(int[][] table) {
        return new CohenKappa(table).estimate(weights(table.length, 1));
    }

    /** Categories have an order, and a disagreement counts the more the farther they are apart. */
    public static Estimate linear(int[][] table) {
        return new CohenKappa(table).estimate(weights(table.length, table.length - 1));
    }

    /** @param weights of agreement: 1 for the same category, 0 for the farthest */
    static Estimate weighted(int[][] table, double[][] weights) {
        return new CohenKappa(table).estimate(weights);
    }

    private static double[][] weights(int categories, int farthest) {
        return IntStream.range(0, categories)
                .mapToObj(i -> IntStream.range(0, categories)
                        .mapToDouble(j -> Math.max(0, 1 - (double) Math.abs(i - j) / Math.max(1, farthest)))
                        .toArray())
                .toArray(double[][]::new);
    }

    private Estimate estimate(double[][] weights) {
        if (cases == 0) {
            return new NotDefined(Why.NO_CASE_READ_TWICE, cases);
        }
        if (cases == 1) {
            return new NotDefined(Why.FEWER_THAN_TWO_CASES, cases);
        }
        double observed = 0;
        double expected = 0;
        double[] ofRow = new double[rows.length];
        double[] ofColumn = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                observed += weights[i][j] * share[i][j];
                expected += weights[i][j] * rows[i] * columns[j];
                ofRow[i] += columns[j] * weights[i][j];
                ofColumn[j] += rows[i] * weights[i][j];
            }
        }
        double byChance = 1 - expected;
        if (byChance < 1e-12) {
            return new NotDefined(Why.ONE_CATEGORY, cases);
        }
        double kappa = (observed - expected) / byChance;
        double sum = 0;
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                double part = weights[i][j] - (ofRow[i] + ofColumn[j]) * (1 - kappa);
                sum += share[i][j] * part * part;
            }
        }
        double centre = kappa - expected * (1 - kappa);
        double variance = (sum - centre * centre) / (cases * byChance * byChance);
        return Estimate.Value.normal(kappa, Math.sqrt(Math.max(0, variance)), cases);
    }
}
