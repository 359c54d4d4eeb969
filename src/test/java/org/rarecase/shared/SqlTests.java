package org.rarecase.shared;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTests {

    @ParameterizedTest
    @CsvSource({"PAD-0001, PAD-0001%", "%, \\%%", "P_D, P\\_D%", "a\\b, a\\\\b%", "100%_, 100\\%\\_%", "'', %"})
    void signsThatLikeUnderstandsStandForThemselves(String typed, String pattern) {
        assertThat(Sql.beginningWith(typed)).isEqualTo(pattern);
    }
}
