package org.rarecase.pathology.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.rarecase.casebook.CaseId;
import org.rarecase.form.code.Code;
import org.rarecase.form.code.CodeList;
import org.rarecase.pathology.Occasion;
import org.rarecase.pathology.ReadingState;
import org.rarecase.pathology.Verdict;
import org.rarecase.pathology.agreed.Relevance;
import org.rarecase.pathology.figures.CountedReview.Times;
import org.rarecase.pathology.figures.Estimate.NotDefined;
import org.rarecase.pathology.figures.Estimate.Value;
import org.rarecase.pathology.figures.Estimate.Why;
import org.rarecase.shared.LocalizedText;
import org.rarecase.study.SiteId;
import org.rarecase.study.TumourType;

/** What figures count of reviews and readings. */
class FigureCountsTests {

    private static final Instant REQUESTED = Instant.parse("2026-01-01T00:00:00Z");
    private static final String CARCINOMA = "8370/3";
    private static final String ADENOMA = "8370/0";
    private static final String OTHER_ENTITY = "8800/3";

    private static final CodeList LIST = new CodeList(
            "icdo-morphology",
            LocalizedText.ofNoLanguage("Morphology"),
            List.of(
                    code(CARCINOMA, "adrenal-cortical-tumour"), code(ADENOMA, "adrenal-cortical-tumour"),
                    code(OTHER_ENTITY, null), code("8963/3", null)));

    @Test
    void medianAndNinetiethPercentileAreOfWhatCameToItsEndAndTheRestIsStillOpen() {
        Spread spread = Spread.of(
                IntStream.rangeClosed(1, 10).mapToObj(Duration::ofDays).toList(), 3);

        assertThat(spread).isEqualTo(new Spread(10, Duration.ofHours(132), Duration.ofDays(9), 3));
        assertThat(Spread.of(List.of(), 2)).isEqualTo(new Spread(0, null, null, 2));
        assertThat(Spread.of(List.of(Duration.ofDays(4)), 0))
                .isEqualTo(new Spread(1, Duration.ofDays(4), Duration.ofDays(4), 0));
    }

    @Test
    void theFirstReadingIsTheEarliestSignatureOfAllSeats() {
        FigureCounts counts = counts(
                List.of(review(1, null, null, null), review(2, null, null, null)),
                List.of(signed(1, "paul", CARCINOMA, 9), signed(1, "petra", CARCINOMA, 4), open(2, "paul")));

        assertThat(counts.toReading()).isEqualTo(new Spread(1, Duration.ofDays(4), Duration.ofDays(4), 1));
    }

    @Test
    void codesOfOneEntityAgree() {
        FigureCounts counts = counts(
                List.of(review(1, null, null, null), review(2, null, null, null)),
                List.of(
                        signed(1, "paul", CARCINOMA, 1), signed(1, "petra", ADENOMA, 1),
                        signed(2, "paul", OTHER_ENTITY, 1), signed(2, "petra", OTHER_ENTITY, 1)));

        ReadersAgree agree = counts.agree(false, true);

        assertThat(((Value) agree.percent()).value()).isEqualTo(1);
        assertThat(((Value) agree.percent()).isOfFewCases()).isTrue();
        assertThat(agree.cohen()).isNotNull();
        assertThat(agree.pairs())
                .singleElement()
                .extracting(ReadersAgree.Pair::one)
                .isEqualTo("paul");
    }

    @Test
    void whoMayNotKnowReadersIsToldNoPairs() {
        FigureCounts counts = counts(
                List.of(review(1, null, null, null)),
                List.of(signed(1, "paul", CARCINOMA, 1), signed(1, "petra", ADENOMA, 1)));

        assertThat(counts.agree(false, false).pairs()).isEmpty();
        assertThat(counts.readers("paul")).extracting(ReaderFigures::reader).containsExactly("paul");
    }

    @Test
    void aReviewThatSomebodyIsStillReadingAndOneNotAgreedForMonitorsIsNotCompared() {
        List<CountedReading> readings = List.of(
                signed(1, "paul", CARCINOMA, 1),
                signed(1, "petra", CARCINOMA, 1),
                open(1, "quentin"),
                signed(2, "paul", CARCINOMA, 1),
                signed(2, "petra", CARCINOMA, 1));
        FigureCounts counts = counts(List.of(review(1, null, null, null), review(2, null, null, null)), readings);

        assertThat(counts.agree(false, true).percent()).isEqualTo(new NotDefined(Why.FEWER_THAN_TWO_CASES, 1));
        assertThat(counts.agree(true, true).percent()).isEqualTo(new NotDefined(Why.NO_CASE_READ_TWICE, 0));
    }

    @Test
    void ratesAreOfWhatCouldBeAssessedAndOfEachTumourType() {
        FigureCounts counts = counts(
                List.of(
                        review(1, CARCINOMA, CARCINOMA, Verdict.CONCORDANT),
                        review(2, CARCINOMA, OTHER_ENTITY, Verdict.MAJOR_DISAGREEMENT),
                        review(3, null, null, Verdict.NOT_ASSESSABLE),
                        review(4, null, null, null)),
                List.of());

        assertThat(counts.rates()).hasSize(2).first().satisfies(all -> {
            assertThat(all.major()).isEqualTo(new Rates.Share(1, 2));
            assertThat(all.minor().percent()).isZero();
            assertThat(all.relevant()).isEqualTo(new Rates.Share(1, 2));
        });
        assertThat(counts.cells())
                .extracting(cell -> Map.entry(cell.local(), cell.agreed()))
                .containsExactly(
                        Map.entry("adrenal-cortical-tumour", OTHER_ENTITY),
                        Map.entry("adrenal-cortical-tumour", "adrenal-cortical-tumour"));
    }

    @Test
    void aReviewThatEndedWithoutAnOutcomeIsInNoFigure() {
        CountedReview ended = new CountedReview(
                1,
                new CaseId(1),
                "PAD-0001",
                new SiteId(1),
                null,
                Occasion.FIRST,
                new Times(REQUESTED, null, null, null),
                true,
                null,
                null,
                null,
                null,
                null,
                0);

        FigureCounts counts = counts(List.of(ended), List.of(signed(1, "paul", CARCINOMA, 1)));

        assertThat(counts.reviews()).isZero();
        assertThat(counts.readers(null)).isEmpty();
    }

    @Test
    void aCodeThatTheListDoesNotHaveIsAnEntityOfItsOwn() {
        Entities entities = new Entities(LIST, List.of("9999/3"));

        assertThat(entities.all()).containsExactly("8800/3", "8963/3", "9999/3", "adrenal-cortical-tumour");
    }

    private static FigureCounts counts(List<CountedReview> reviews, List<CountedReading> readings) {
        return new FigureCounts(new ArrayList<>(reviews), readings, LIST);
    }

    private static Code code(String value, String entity) {
        return new Code(value, LocalizedText.ofNoLanguage(value), Set.of(), entity, null, List.of(), null);
    }

    private static CountedReview review(long id, String local, String agreed, Verdict verdict) {
        Instant agreedAt = verdict == null ? null : REQUESTED.plus(Duration.ofDays(10));
        Relevance relevance = local == null ? null : local.equals(agreed) ? Relevance.NO : Relevance.YES;
        return new CountedReview(
                id,
                new CaseId(id),
                "PAD-000" + id,
                new SiteId(1),
                new TumourType("T03"),
                Occasion.FIRST,
                new Times(REQUESTED, agreedAt, null, null),
                false,
                local,
                agreed,
                verdict,
                verdict,
                relevance,
                verdict == null ? 0 : 1);
    }

    private static CountedReading signed(long review, String reader, String morphology, int days) {
        return new CountedReading(
                review, reader, false, ReadingState.SIGNED, REQUESTED.plus(Duration.ofDays(days)), morphology, false);
    }

    private static CountedReading open(long review, String reader) {
        return new CountedReading(review, reader, false, ReadingState.ACCEPTED, null, null, false);
    }
}
