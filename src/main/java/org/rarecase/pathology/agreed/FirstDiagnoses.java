package org.rarecase.pathology.agreed;

import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.Case;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.WholeCases;
import org.rarecase.pathology.ReviewSigned;
import org.rarecase.pathology.concordance.CaseDiagnoses;
import org.rarecase.pathology.concordance.FoundDiagnosis;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Keeps for the figures what each reader signed first, and what the site had when the agreed diagnosis was stated: later
 * both may be amended by who knows the other.
 */
@Component
class FirstDiagnoses {

    private final AgreedRepository repository;
    private final WholeCases cases;

    FirstDiagnoses(AgreedRepository repository, WholeCases cases) {
        this.repository = repository;
        this.cases = cases;
    }

    @EventListener
    void on(ReviewSigned event) {
        String found =
                morphology(diagnoses(event.caseId()).reading(event.instanceId()).orElse(null));
        if (found != null) {
            repository.keepReading(event.instanceId(), found);
        }
    }

    @EventListener
    void on(DiagnosisStated event) {
        String local = morphology(
                diagnoses(event.caseId()).local(event.diagnosis().occasion()).orElse(null));
        if (local != null) {
            repository.keepLocal(event.diagnosis().id(), local);
        }
    }

    private static @Nullable String morphology(@Nullable FoundDiagnosis found) {
        return found == null ? null : found.morphology();
    }

    private CaseDiagnoses diagnoses(CaseId caseId) {
        Case stored = cases.findForProcess(caseId);
        return new CaseDiagnoses(stored.entries(), stored.evaluate());
    }
}
