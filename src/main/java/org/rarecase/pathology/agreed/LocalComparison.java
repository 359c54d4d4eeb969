package org.rarecase.pathology.agreed;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.rarecase.pathology.Occasion;
import org.rarecase.pathology.concordance.CaseDiagnoses;
import org.rarecase.pathology.concordance.CodedVerdicts;
import org.rarecase.pathology.concordance.FoundDiagnosis;
import org.rarecase.pathology.concordance.StatedDiagnosis;
import org.springframework.stereotype.Component;

/** Works out from codes how an agreed diagnosis agrees with that of the site. */
@Component
class LocalComparison {

    private static final String DEFINITE = "definite";

    private final CodedVerdicts verdicts;

    LocalComparison(CodedVerdicts verdicts) {
        this.verdicts = verdicts;
    }

    /** @param readings of the readers who came to it; none if somebody else decided */
    LocalAgreement of(
            CaseDiagnoses diagnoses, Occasion occasion, DiagnosisContent content, List<FoundDiagnosis> readings) {
        return diagnoses
                .local(occasion)
                .flatMap(local -> verdicts.of(local, found(diagnoses, content, readings)))
                .map(coded -> new LocalAgreement(
                        coded.verdict(),
                        coded.comparison().differing(),
                        coded.isWithinDifferential(),
                        null,
                        null,
                        null,
                        null,
                        null))
                .orElse(LocalAgreement.NONE);
    }

    private static FoundDiagnosis found(
            CaseDiagnoses diagnoses, DiagnosisContent content, List<FoundDiagnosis> readings) {
        String morphology = content.morphology();
        Set<String> differential = new LinkedHashSet<>();
        readings.forEach(reading -> differential.addAll(reading.stated().differential()));
        boolean inWordsAlone = morphology == null
                && (readings.isEmpty()
                        ? content.diagnosis() != null
                        : readings.stream().anyMatch(FoundDiagnosis::inWordsAlone));
        return new FoundDiagnosis(
                new StatedDiagnosis(
                        morphology == null ? null : diagnoses.code(morphology).orElse(null),
                        content.grade(),
                        content.subtype(),
                        content.score(),
                        differential,
                        confidence(readings),
                        readings.isEmpty()
                                || readings.stream()
                                        .anyMatch(reading -> reading.stated().adequate())),
                content.diagnosis(),
                inWordsAlone);
    }

    /** Definite only if all are. */
    private static @Nullable String confidence(List<FoundDiagnosis> readings) {
        return readings.stream()
                .map(reading -> reading.stated().confidence())
                .filter(Objects::nonNull)
                .reduce((one, other) -> DEFINITE.equals(one) ? other : one)
                .orElse(null);
    }
}
