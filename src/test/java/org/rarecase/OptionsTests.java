package org.rarecase;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTests {

    @Test
    void anOptionTakesItsValueWithOrWithoutAnEqualsSign() {
        assertThat(Options.parse("--port", "9090", "--data=/srv/data", "--no-demo")
                        .properties())
                .containsEntry("server.port", 9090)
                .containsEntry("rarecase.data", "/srv/data")
                .containsEntry("rarecase.demo", false);
    }

    @ParameterizedTest
    @ValueSource(strings = {"--prot=9090", "--port", "--port=web", "--port=65536", "data"})
    void whatIsNotUnderstoodIsRefused(String argument) {
        assertThatThrownBy(() -> Options.parse(argument)).isInstanceOf(Options.NotUnderstood.class);
    }
}
