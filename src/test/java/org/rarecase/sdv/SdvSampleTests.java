package org.rarecase.sdv;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SdvSampleTests {

    @Test
    void aDrawCanBeDoneAgain() {
        assertThat(SdvSample.of("5eed", "PAD-0001", 20))
                .isEqualTo(new SdvSample(SdvSample.of("5eed", "PAD-0001", 80).ticket(), 20));
        assertThat(SdvSample.of("5eed", "PAD-0001", 20).ticket())
                .isNotEqualTo(SdvSample.of("other", "PAD-0001", 20).ticket());
    }

    @Test
    void theShareIsAsSet() {
        long drawn = IntStream.range(0, 10_000)
                .filter(i -> SdvSample.of("5eed", "PAD-" + i, 20).drawn())
                .count();

        assertThat(drawn).isBetween(1850L, 2150L);
        assertThat(SdvSample.of("5eed", "PAD-0001", 100).drawn()).isTrue();
    }
}
