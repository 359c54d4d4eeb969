package org.rarecase.pathology.session;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Accounts;
import org.rarecase.pathology.Reading;
import org.rarecase.pathology.Verdict;
import org.rarecase.pathology.concordance.CaseDiagnoses;
import org.rarecase.pathology.concordance.CodedVerdicts;
import org.rarecase.pathology.concordance.FoundDiagnosis;
import org.springframework.stereotype.Component;

/** What the readers of a review found, held against each other and against what is decided on it. */
@Component
class ReadersFound {

    /** Characters of what a reader found in words alone. */
    private static final int SAID = 500;

    private final CodedVerdicts verdicts;
    private final Accounts accounts;

    ReadersFound(CodedVerdicts verdicts, Accounts accounts) {
        this.verdicts = verdicts;
        this.accounts = accounts;
    }

    /** What the adjudicator signed, if one has. */
    Optional<FoundDiagnosis> byAdjudicator(Evidence evidence) {
        return found(evidence, true).findFirst();
    }

    /** Whether one of the readers found what is decided, or what differs from it in a minor point. */
    boolean isFoundByOne(Evidence evidence, FoundDiagnosis decided) {
        return ofReaders(evidence).stream().anyMatch(reader -> agree(reader, decided));
    }

    /** Whether two readers differ in a major point, or one says what no code of the list tells. */
    boolean differInMajorPoint(Evidence evidence) {
        List<FoundDiagnosis> found = ofReaders(evidence);
        for (int one = 0; one < found.size(); one++) {
            for (int other = one + 1; other < found.size(); other++) {
                Optional<Verdict> pair =
                        verdicts.of(found.get(one), found.get(other)).map(coded -> coded.verdict());
                if (pair.isEmpty() || pair.get() == Verdict.MAJOR_DISAGREEMENT) {
                    return true;
                }
            }
        }
        return false;
    }

    private boolean agree(FoundDiagnosis reader, FoundDiagnosis decided) {
        return verdicts.of(reader, decided)
                .map(coded -> coded.verdict())
                .filter(verdict -> verdict == Verdict.CONCORDANT || verdict == Verdict.MINOR_DISAGREEMENT)
                .isPresent();
    }

    /** The readers whose diagnosis it is not, with what they found. */
    @Nullable
    String dissent(Evidence evidence, FoundDiagnosis decided) {
        CaseDiagnoses diagnoses = CaseDiagnoses.of(evidence.shown());
        List<String> others = new ArrayList<>();
        for (Reading reading : evidence.signed()) {
            diagnoses
                    .reading(reading.instanceId())
                    .filter(found -> !reading.isAdjudication() && !agree(found, decided))
                    .ifPresent(found -> others.add(name(String.valueOf(reading.signedBy())) + ": " + said(found)));
        }
        return others.isEmpty() ? null : String.join("; ", others);
    }

    /** In a line: all of it stands in the reading itself. */
    private static String said(FoundDiagnosis found) {
        String code = found.morphology();
        String words = found.words() == null ? "–" : found.words();
        return code != null ? code : words.length() > SAID ? words.substring(0, SAID) + "…" : words;
    }

    private String name(String userName) {
        return accounts.names(List.of(userName)).getOrDefault(userName, userName);
    }

    private static List<FoundDiagnosis> ofReaders(Evidence evidence) {
        return found(evidence, false).toList();
    }

    private static Stream<FoundDiagnosis> found(Evidence evidence, boolean adjudicated) {
        CaseDiagnoses diagnoses = CaseDiagnoses.of(evidence.shown());
        return evidence.signed().stream()
                .filter(reading -> reading.isAdjudication() == adjudicated)
                .flatMap(reading -> diagnoses.reading(reading.instanceId()).stream());
    }
}
