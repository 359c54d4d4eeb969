package org.rarecase.exchange.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ShortNamesTests {

    private static final String LONG = "resection_margin_of_the_specimen_at_first_surgery";

    @Test
    void aNameThatFitsStays() {
        assertThat(names(List.of("rc_case", "weight__why")).of("weight__why")).isEqualTo("weight__why");
    }

    @Test
    void namesThatBeginAlikeAreToldApartAndFit() {
        ShortNames names = names(List.of(LONG, LONG + "_2", LONG + "_3"));

        Set<String> made = new HashSet<>();
        for (String each : List.of(LONG, LONG + "_2", LONG + "_3")) {
            assertThat(names.of(each)).hasSizeLessThanOrEqualTo(32).startsWith("resection_margin_of_");
            made.add(names.of(each));
        }
        assertThat(made).hasSize(3);
    }

    @Test
    void aShortenedNameIsTheSameWhateverElseIsInTheTable() {
        assertThat(names(List.of("a", LONG, "b")).of(LONG))
                .isEqualTo(names(List.of(LONG + "_x", LONG)).of(LONG));
    }

    @Test
    void reservedWordsAndOtherSignsAreReplaced() {
        ShortNames names =
                new ShortNames(List.of("double", "kind__is_8000/3", "Kind", "kind"), 32, 6, Set.of("double"));

        assertThat(names.of("double")).startsWith("double_").isNotEqualTo("double");
        assertThat(names.of("kind__is_8000/3")).matches("kind__is_8000_3_[0-9a-z]{6}");
        assertThat(names.of("kind")).isNotEqualToIgnoringCase(names.of("Kind"));
    }

    @Test
    void thousandsOfNamesOfEightCharactersAreUnique() {
        List<String> full =
                IntStream.range(0, 5000).mapToObj(i -> "long_name_" + i).toList();
        ShortNames names = new ShortNames(full, 8, 4, Set.of());

        assertThat(full.stream().map(names::of).map(name -> name.toUpperCase(Locale.ROOT)))
                .doesNotHaveDuplicates()
                .allMatch(name -> name.length() <= 8);
    }

    private static ShortNames names(List<String> full) {
        return new ShortNames(full, 32, 6, Set.of());
    }
}
