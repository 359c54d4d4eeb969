package org.rarecase.workflow.decision;

import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.VariableMap;
import org.camunda.bpm.engine.variable.Variables;
import org.rarecase.pathology.Verdict;
import org.rarecase.pathology.concordance.Comparison;
import org.rarecase.pathology.concordance.ConcordancePolicy;
import org.springframework.stereotype.Component;

/** The table {@code concordance-policy} in the version deployed last. */
@Component
class ConcordanceTable implements ConcordancePolicy {

    private static final String KEY = "concordance-policy";
    private static final String CONCORDANCE = "concordance";

    private final DecisionService decisions;

    ConcordanceTable(DecisionService decisions) {
        this.decisions = decisions;
    }

    @Override
    public Optional<Verdict> decide(Comparison comparison) {
        List<String> found =
                decisions.evaluateDecisionTableByKey(KEY, variables(comparison)).collectEntries(CONCORDANCE);
        return found.stream().findFirst().flatMap(Verdict::ofCode);
    }

    static VariableMap variables(Comparison comparison) {
        return Variables.putValue("adequate", comparison.adequate())
                .putValue("sameCode", comparison.sameCode())
                .putValue("sameGrade", comparison.sameGrade())
                .putValue("sameSubtype", comparison.sameSubtype())
                .putValue("sameEntity", comparison.sameEntity())
                .putValue("sameBehaviour", comparison.sameBehaviour())
                .putValue("inDifferential", comparison.inDifferential())
                .putValue("confidence", comparison.confidence());
    }
}
