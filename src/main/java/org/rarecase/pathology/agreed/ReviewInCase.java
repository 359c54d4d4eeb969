package org.rarecase.pathology.agreed;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.pathology.Reading;
import org.rarecase.pathology.ReadingState;
import org.rarecase.pathology.Review;
import org.rarecase.pathology.concordance.CaseDiagnoses;
import org.rarecase.pathology.concordance.FoundDiagnosis;

/**
 * A signed review with what its case holds of it.
 *
 * @param signed the signed readings by seat
 */
record ReviewInCase(Review review, List<Reading> signed, CaseSummary caseSummary, CaseDiagnoses diagnoses) {

    ReviewInCase(List<Reading> readings, CaseSummary caseSummary, CaseDiagnoses diagnoses) {
        this(
                readings.getFirst().review(),
                readings.stream()
                        .filter(reading -> reading.state() == ReadingState.SIGNED)
                        .toList(),
                caseSummary,
                diagnoses);
    }

    List<FoundDiagnosis> found() {
        return signed.stream().flatMap(this::found).toList();
    }

    private Stream<FoundDiagnosis> found(Reading reading) {
        return diagnoses.reading(reading.instanceId()).stream();
    }

    /** What this reader found, as it would be agreed on. */
    DiagnosisContent content(Reading reading) {
        return found(reading).findFirst().map(ReviewInCase::content).orElse(DiagnosisContent.NONE);
    }

    static DiagnosisContent content(FoundDiagnosis found) {
        return new DiagnosisContent(
                found.morphology(),
                found.words(),
                found.stated().grade(),
                found.stated().subtype(),
                found.stated().score());
    }

    /** What all found: that of the first seat, with what it leaves open as another has it. */
    DiagnosisContent common() {
        return signed.stream().map(this::content).reduce(DiagnosisContent::or).orElse(DiagnosisContent.NONE);
    }

    List<String> readers() {
        return signed.stream().map(Reading::signedBy).filter(Objects::nonNull).toList();
    }
}
