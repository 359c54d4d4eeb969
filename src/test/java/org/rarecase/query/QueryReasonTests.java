package org.rarecase.query;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QueryReasonTests {

    @ParameterizedTest
    @CsvSource({
        "Transcription error, CORRECTED_TRANSCRIPTION",
        "Transcription error: digits swapped, CORRECTED_TRANSCRIPTION",
        "New information from the source, CORRECTED_NEW",
        "Measurement repeated, OTHER_ANSWER",
        "Other reason: value confirmed, OTHER_ANSWER"
    })
    void theReasonOfACorrectionIsTheAnswerToItsQuery(String correction, QueryReason answer) {
        assertThat(QueryReason.ofCorrection(correction)).isEqualTo(answer);
    }
}
