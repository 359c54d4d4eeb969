package org.rarecase.pathology;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReviewPolicyOfReviewTests {

    private static final Duration AS_SET = Duration.ofDays(21);

    @Test
    void whatTheTableDoesNotDecideTakesItsDefault() {
        Map<String, Object> blank = new HashMap<>();
        blank.put("readers", null);
        ReviewPolicy policy = ReviewPolicy.of(blank, AS_SET);

        assertThat(policy.readers()).isOne();
        assertThat(policy.blinded()).isTrue();
        assertThat(policy.readingTime()).isEqualTo(AS_SET);
    }

    @Test
    void aTableOfBeforeDecidesTheTimeByItsOwnName() {
        assertThat(ReviewPolicy.of(Map.of("reviewDays", 90), AS_SET).readingTime())
                .isEqualTo(Duration.ofDays(90));
        assertThat(ReviewPolicy.of(Map.of("reviewDays", 90, "readingDays", 14), AS_SET)
                        .readingTime())
                .isEqualTo(Duration.ofDays(14));
    }

    @Test
    void aReviewKeepsThePolicyItBeganWith() {
        ReviewPolicy policy = ReviewPolicy.of(
                Map.of("readers", 2, "blinded", false, "panelOn", "never", "tumourType", "T03"), AS_SET);

        ReviewPolicy stored = ReviewPolicy.read(policy.write());

        assertThat(stored).isEqualTo(policy);
        assertThat(stored.readers()).isEqualTo(2);
        assertThat(stored.blinded()).isFalse();
        assertThat(stored.toString()).contains("panelOn").doesNotContain("T03");
    }
}
