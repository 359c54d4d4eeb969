package org.rarecase.pathology.agreed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rarecase.form.code.Code;
import org.rarecase.pathology.Verdict;
import org.rarecase.pathology.agreed.BetweenReaders.Way;
import org.rarecase.pathology.concordance.CodedVerdict;
import org.rarecase.pathology.concordance.Comparison;
import org.rarecase.pathology.concordance.FoundDiagnosis;
import org.rarecase.pathology.concordance.StatedDiagnosis;
import org.rarecase.shared.LocalizedText;

class BetweenReadersTests {

    /** Two letters are two readers; what they come to. */
    private static final Map<String, Verdict> PAIRS = Map.of(
            "aa", Verdict.CONCORDANT,
            "ab", Verdict.MINOR_DISAGREEMENT,
            "ac", Verdict.MAJOR_DISAGREEMENT,
            "bc", Verdict.MAJOR_DISAGREEMENT,
            "an", Verdict.NOT_ASSESSABLE,
            "nc", Verdict.MAJOR_DISAGREEMENT);

    @ParameterizedTest(name = "{0}: {1}, {2}; also minor points adjudicated: {3}")
    @CsvSource({
        "aa, CONCORDANT, AGREED, AGREED",
        "aaa, CONCORDANT, AGREED, AGREED",
        "ab, MINOR_DISAGREEMENT, CHOOSE, ADJUDICATE",
        "aab, MINOR_DISAGREEMENT, CHOOSE, ADJUDICATE",
        "ac, MAJOR_DISAGREEMENT, ADJUDICATE, ADJUDICATE",
        "abc, MAJOR_DISAGREEMENT, ADJUDICATE, ADJUDICATE",
        "an, NOT_ASSESSABLE, ADJUDICATE, ADJUDICATE",
        "anc, MAJOR_DISAGREEMENT, ADJUDICATE, ADJUDICATE",
        "aw, , ADJUDICATE, ADJUDICATE",
        "aaw, , ADJUDICATE, ADJUDICATE",
        "acw, MAJOR_DISAGREEMENT, ADJUDICATE, ADJUDICATE",
    })
    void thePairThatAgreesLeastCounts(String readers, Verdict computed, Way onMajor, Way onMinor) {
        List<FoundDiagnosis> found =
                readers.chars().mapToObj(letter -> found((char) letter)).toList();

        assertThat(BetweenReaders.of(found, BetweenReadersTests::pair, false))
                .returns(computed, BetweenReaders::computed)
                .returns(onMajor, BetweenReaders::way);
        assertThat(BetweenReaders.of(found, BetweenReadersTests::pair, true).way())
                .isEqualTo(onMinor);
    }

    @Test
    void oneReaderAgreesWithNobody() {
        assertThat(BetweenReaders.of(List.of(found('a')), BetweenReadersTests::pair, false))
                .isEqualTo(new BetweenReaders(null, Set.of(), Way.AGREED));
    }

    @Test
    void whereTheMaterialIsEnoughForNobodyThereIsNothingToAdjudicate() {
        assertThat(BetweenReaders.of(List.of(inadequate(), inadequate()), (one, other) -> Optional.empty(), true))
                .isEqualTo(new BetweenReaders(Verdict.NOT_ASSESSABLE, Set.of(), Way.AGREED));
    }

    /** w: of no code of the list. */
    private static Optional<CodedVerdict> pair(FoundDiagnosis one, FoundDiagnosis other) {
        return Optional.ofNullable(PAIRS.get(one.words() + other.words()))
                .map(verdict -> new CodedVerdict(verdict, Comparison.of(one.stated(), other.stated())));
    }

    private static FoundDiagnosis found(char letter) {
        String name = String.valueOf(letter);
        Code code = new Code(name, LocalizedText.english(name), Set.of());
        return new FoundDiagnosis(
                new StatedDiagnosis(code, null, null, null, Set.of(), "definite", true), name, letter == 'w');
    }

    private static FoundDiagnosis inadequate() {
        return new FoundDiagnosis(
                new StatedDiagnosis(null, null, null, null, Set.of(), "descriptive", false), null, false);
    }
}
