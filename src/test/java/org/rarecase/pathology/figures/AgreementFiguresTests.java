package org.rarecase.pathology.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.rarecase.pathology.figures.Estimate.NotDefined;
import org.rarecase.pathology.figures.Estimate.Value;
import org.rarecase.pathology.figures.Estimate.Why;

/** Measures of agreement come out as they were published. */
class AgreementFiguresTests {

    private static final Offset<Double> THREE = within(0.0005);
    private static final Offset<Double> FOUR = within(0.00005);
    private static final Offset<Double> FIVE = within(0.00001);
    private static final Offset<Double> SEVEN = within(0.0000005);

    /** J. L. Fleiss, Psychol Bull 1971;76:378: 30 patients, 6 readers, 5 diagnoses. */
    private static final int[][] PATIENTS = {
        {0, 0, 0, 6, 0}, {0, 3, 0, 0, 3}, {0, 1, 4, 0, 1}, {0, 0, 0, 0, 6}, {0, 3, 0, 3, 0}, {2, 0, 4, 0, 0},
        {0, 0, 4, 0, 2}, {2, 0, 3, 1, 0}, {2, 0, 0, 4, 0}, {0, 0, 0, 0, 6}, {1, 0, 0, 5, 0}, {1, 1, 0, 4, 0},
        {0, 3, 3, 0, 0}, {1, 0, 0, 5, 0}, {0, 2, 0, 3, 1}, {0, 0, 5, 0, 1}, {3, 0, 0, 1, 2}, {5, 1, 0, 0, 0},
        {0, 2, 0, 4, 0}, {1, 0, 2, 0, 3}, {0, 0, 0, 0, 6}, {0, 1, 0, 5, 0}, {0, 2, 0, 1, 3}, {2, 0, 0, 4, 0},
        {1, 0, 0, 4, 1}, {0, 5, 0, 1, 0}, {4, 0, 0, 0, 2}, {0, 2, 0, 4, 0}, {1, 0, 5, 0, 0}, {0, 0, 0, 0, 6}
    };

    /** 10 subjects, 14 readers, 5 categories: the example of encyclopaedias. */
    private static final int[][] SUBJECTS = {
        {0, 0, 0, 0, 14},
        {0, 2, 6, 4, 2},
        {0, 0, 3, 5, 6},
        {0, 3, 9, 2, 0},
        {2, 2, 8, 1, 1},
        {7, 7, 0, 0, 0},
        {3, 2, 6, 3, 0},
        {2, 5, 3, 2, 2},
        {6, 5, 2, 1, 0},
        {0, 2, 2, 3, 7}
    };

    /** K. L. Gwet, data of the R package irrCAC: 12 subjects, up to 4 readers, 7 of 48 readings missing. */
    private static final int[][] GAPS = {
        {3, 0, 0, 0, 0}, {0, 3, 1, 0, 0}, {0, 0, 4, 0, 0}, {0, 0, 4, 0, 0}, {0, 4, 0, 0, 0}, {1, 1, 1, 1, 0},
        {0, 0, 0, 4, 0}, {3, 1, 0, 0, 0}, {0, 4, 0, 0, 0}, {0, 0, 0, 0, 3}, {2, 0, 0, 0, 0}, {0, 0, 1, 0, 0}
    };

    /** K. L. Gwet, data of the R package irrCAC: 100 charts read by two abstractors. */
    private static final int[][] ABSTRACTORS = {{13, 0, 0}, {0, 20, 7}, {0, 4, 56}};

    /** J. Cohen, Psychol Bull 1968;70:213, table 1. */
    @Test
    void cohenOf1968() {
        int[][] table = {{88, 10, 2}, {14, 40, 6}, {18, 10, 12}};
        assertThat(value(CohenKappa.of(table)).value()).isCloseTo(0.492, THREE);
        assertThat(value(CohenKappa.of(table)).cases()).isEqualTo(200);
        double[][] weights = {{1, 5 / 6.0, 0.5}, {5 / 6.0, 1, 0}, {0.5, 0, 1}};
        assertThat(value(CohenKappa.weighted(table, weights)).value()).isCloseTo(0.348, THREE);
    }

    /** As SAS prints it; a category that one reader never chose. */
    @Test
    void cohenWithACategoryThatOneReaderNeverChose() {
        int[][] table = {{0, 4, 1}, {0, 8, 0}, {0, 1, 5}};
        Value plain = value(CohenKappa.of(table));
        assertThat(plain.value()).isCloseTo(0.4842, FOUR);
        assertThat(plain.standardError()).isCloseTo(0.1380, FOUR);
        assertThat(plain.low()).isCloseTo(0.2137, FOUR);
        assertThat(plain.high()).isCloseTo(0.7547, FOUR);
        Value linear = value(CohenKappa.linear(table));
        assertThat(linear.value()).isCloseTo(0.4701, FOUR);
        assertThat(linear.standardError()).isCloseTo(0.1457, FOUR);
        assertThat(linear.low()).isCloseTo(0.1845, FOUR);
        assertThat(linear.high()).isCloseTo(0.7558, FOUR);
    }

    /** SAS/STAT User's Guide, PROC FREQ, the study of skin conditions. */
    @Test
    void cohenOfTheDermatologists() {
        int[][] table = {{10, 4, 1, 0}, {5, 10, 12, 2}, {2, 4, 12, 5}, {0, 2, 6, 13}};
        Value plain = value(CohenKappa.of(table));
        assertThat(plain.value()).isCloseTo(0.3449, FOUR);
        assertThat(plain.standardError()).isCloseTo(0.0724, FOUR);
        assertThat(plain.low()).isCloseTo(0.2030, FOUR);
        assertThat(plain.high()).isCloseTo(0.4868, FOUR);
        Value linear = value(CohenKappa.linear(table));
        assertThat(linear.value()).isCloseTo(0.5082, FOUR);
        assertThat(linear.low()).isCloseTo(0.3798, FOUR);
        assertThat(linear.high()).isCloseTo(0.6366, FOUR);
    }

    @Test
    void cohenAndAc1OfTheAbstractors() {
        Value kappa = value(CohenKappa.of(ABSTRACTORS));
        assertThat(kappa.value()).isCloseTo(0.7964094, SEVEN);
        assertThat(kappa.standardError()).isCloseTo(0.0589107, SEVEN);
        Value ac1 = value(new ReaderAgreement(pairs(ABSTRACTORS)).ac1());
        assertThat(ac1.value()).isCloseTo(0.8493305, SEVEN);
        assertThat(ac1.standardError()).isCloseTo(0.0434352, SEVEN);
    }

    @Test
    void fleissOf1971() {
        ReaderAgreement patients = new ReaderAgreement(PATIENTS);
        assertThat(value(patients.fleiss()).value()).isCloseTo(0.4302445, SEVEN);
        assertThat(value(patients.percent()).value()).isCloseTo(0.5555556, SEVEN);
        double[] published = {0.245, 0.245, 0.520, 0.471, 0.566};
        for (int category = 0; category < published.length; category++) {
            assertThat(value(patients.fleiss(category)).value()).isCloseTo(published[category], THREE);
        }
    }

    @Test
    void fleissOfFourteenReaders() {
        assertThat(value(new ReaderAgreement(SUBJECTS).fleiss()).value()).isCloseTo(0.210, THREE);
    }

    @Test
    void readersMayDifferFromCaseToCase() {
        ReaderAgreement gaps = new ReaderAgreement(GAPS);
        Value fleiss = value(gaps.fleiss());
        assertThat(fleiss.value()).isCloseTo(0.76117, FIVE);
        assertThat(fleiss.standardError()).isCloseTo(0.15302, FIVE);
        assertThat(fleiss.cases()).isEqualTo(11);
        Value ac1 = value(gaps.ac1());
        assertThat(ac1.value()).isCloseTo(0.77544, FIVE);
        assertThat(ac1.standardError()).isCloseTo(0.14295, FIVE);
        assertThat(ac1.low()).isCloseTo(0.46081, FIVE);
        assertThat(ac1.high()).isEqualTo(1);
        assertThat(value(gaps.percent()).value()).isCloseTo(0.81818, FIVE);
        assertThat(ac1.isOfFewCases()).isTrue();
    }

    /** The same 94 % of agreement: no better than chance by kappa, nearly perfect by AC1. */
    @Test
    void kappaMisleadsWhereOneEntityPrevails() {
        int[][] table = {{118, 5}, {2, 0}};
        ReaderAgreement pairs = new ReaderAgreement(pairs(table));
        assertThat(value(CohenKappa.of(table)).value()).isCloseTo(-0.023, THREE);
        assertThat(value(pairs.ac1()).value()).isCloseTo(0.941, THREE);
        assertThat(value(pairs.percent()).value()).isEqualTo(0.944);
        assertThat(value(pairs.ac1()).isOfFewCases()).isFalse();
    }

    /** Wilson 1927: even where all agree, twenty cases do not show that all would. */
    @Test
    void percentHasAnIntervalWhereAllAgree() {
        Value percent = value(new ReaderAgreement(pairs(new int[][] {{12, 0}, {0, 8}})).percent());
        assertThat(percent.value()).isEqualTo(1);
        assertThat(percent.low()).isCloseTo(0.8389, FOUR);
        assertThat(percent.high()).isEqualTo(1);
    }

    @Test
    void kappaIsNotDefinedWhereAllAreInOneCategory() {
        int[][] table = {{20, 0}, {0, 0}};
        ReaderAgreement pairs = new ReaderAgreement(pairs(table));
        assertThat(CohenKappa.of(table)).isEqualTo(new NotDefined(Why.ONE_CATEGORY, 20));
        assertThat(pairs.fleiss()).isEqualTo(new NotDefined(Why.ONE_CATEGORY, 20));
        assertThat(value(pairs.ac1()).value()).isEqualTo(1);
        assertThat(new ReaderAgreement(new int[][] {{2}, {3}}).ac1()).isEqualTo(new NotDefined(Why.ONE_CATEGORY, 2));
    }

    @Test
    void nothingIsDefinedWhereNoCaseWasReadTwice() {
        ReaderAgreement readings = new ReaderAgreement(new int[][] {{1, 0}, {0, 1}, {0, 0}});
        NotDefined expected = new NotDefined(Why.NO_CASE_READ_TWICE, 0);
        assertThat(readings.percent()).isEqualTo(expected);
        assertThat(readings.fleiss()).isEqualTo(expected);
        assertThat(readings.ac1()).isEqualTo(expected);
        assertThat(new ReaderAgreement(new int[][] {}).ac1()).isEqualTo(expected);
        assertThat(CohenKappa.of(new int[][] {{0, 0}, {0, 0}})).isEqualTo(expected);
    }

    @Test
    void oneCaseIsTooFew() {
        ReaderAgreement readings = new ReaderAgreement(new int[][] {{2, 0}, {0, 1}});
        NotDefined expected = new NotDefined(Why.FEWER_THAN_TWO_CASES, 1);
        assertThat(readings.percent()).isEqualTo(expected);
        assertThat(readings.fleiss()).isEqualTo(expected);
        assertThat(readings.ac1()).isEqualTo(expected);
        assertThat(CohenKappa.of(new int[][] {{1, 0}, {0, 0}})).isEqualTo(expected);
    }

    @Test
    void readersWhoNeverAgreeHaveTheLeastKappa() {
        Value kappa = value(CohenKappa.of(new int[][] {{0, 10}, {10, 0}}));
        assertThat(kappa.value()).isCloseTo(-1, SEVEN);
        assertThat(kappa.low()).isGreaterThanOrEqualTo(-1);
    }

    private static Value value(Estimate estimate) {
        assertThat(estimate).isInstanceOf(Value.class);
        return (Value) estimate;
    }

    /** A table of two readers as cases. */
    private static int[][] pairs(int[][] table) {
        int[][] cases =
                new int[Arrays.stream(table).flatMapToInt(Arrays::stream).sum()][table.length];
        int next = 0;
        for (int i = 0; i < table.length; i++) {
            for (int j = 0; j < table.length; j++) {
                for (int n = 0; n < table[i][j]; n++) {
                    cases[next][i]++;
                    cases[next++][j]++;
                }
            }
        }
        return cases;
    }
}
