package org.rarecase.workflow.decision;

import org.camunda.bpm.dmn.engine.DmnDecisionRuleResult;
import org.camunda.bpm.engine.DecisionService;
import org.camunda.bpm.engine.variable.Variables;
import org.rarecase.casebook.CaseId;
import org.rarecase.pathology.Occasion;
import org.springframework.stereotype.Component;

/** The table {@code review-policy} in the version deployed last, asked before a process asks it. */
@Component
public class ReviewTable {

    private static final String KEY = "review-policy";
    private static final String EARLY = "local-pathology";

    private final DecisionService decisions;
    private final ReviewFacts facts;

    ReviewTable(DecisionService decisions, ReviewFacts facts) {
        this.decisions = decisions;
        this.facts = facts;
    }

    /** Whether the central review of a first diagnosis begins with the local pathology. False for tables that do not say. */
    public boolean beginsWithLocalPathology(CaseId caseId) {
        long id = caseId.value();
        DmnDecisionRuleResult decided = decisions
                .evaluateDecisionTableByKey(KEY)
                .variables(Variables.putValue("occasion", Occasion.FIRST.code())
                        .putValue("tumourType", facts.tumourType(id))
                        .putValue("morphology", facts.morphology(id))
                        .putValue("reviewConsent", facts.consent(id))
                        .putValue("consent", facts.isCoveredByConsent(id))
                        .putValue("localCertainty", facts.localCertainty(id))
                        .putValue("material", facts.material(id))
                        .putValue("signedReview", facts.hasSignedReview(id)))
                .evaluate()
                .getFirstResult();
        return decided != null
                && !Boolean.FALSE.equals(decided.get("reviewRequired"))
                && EARLY.equals(decided.get("startWhen"));
    }
}
