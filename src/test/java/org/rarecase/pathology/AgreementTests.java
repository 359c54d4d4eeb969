package org.rarecase.pathology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rarecase.study.TumourType;

class AgreementTests {

    @ParameterizedTest
    @CsvSource({"0, 0, 0, 0", "3, 1, 0, 33", "3, 1, 1, 67", "4, 1, 1, 50", "8, 0, 1, 13", "2, 0, 0, 0", "5, 0, 5, 100"})
    void theShareIsOfTheAssessableReviewsThatDisagreeInAnyWay(int signed, int minor, int major, int percent) {
        assertThat(new Agreement(new TumourType("T03"), signed, minor, major).percentDisagreeing())
                .isEqualTo(percent);
    }
}
