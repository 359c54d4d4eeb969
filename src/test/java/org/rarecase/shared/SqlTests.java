package org.rarecase.shared;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SqlTests {

    @ParameterizedTest
    @CsvSource({"PAD-0001, PAD-0001%", "%, \\%%", "P_D, P\\_D%", "a\\b, a\\\\b%", "100%_, 100\\%\\_%", "'', %"})
    void signsThatLikeUnderstandsStandForThemselves(String typed, String pattern) {
        assertThat(Sql.beginningWith(typed)).isEqualTo(pattern);
    }

    @Test
    void nothingIsOneOfNone() {
        assertThat(Sql.oneOf(List.of()).toArray()).containsExactly((Object) null);
        assertThat(Sql.oneOf(List.of(3L, 4L)).toArray()).containsExactly(3L, 4L);
    }
}
