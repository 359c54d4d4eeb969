package org.rarecase.query.ui;

import org.rarecase.casebook.CaseId;
import org.rarecase.entry.ItemRef;
import org.rarecase.query.QueryId;
import org.rarecase.workflow.CaseScenario;

/** A case that was submitted, and in which a monitor asked at the local diagnosis, at the weight and about the whole. */
record AskedCase(CaseId id, ItemRef weight, QueryId atWeight, ItemRef localDiagnosis, QueryId atDiagnosis) {

    static AskedCase of(CaseScenario cases) {
        CaseId id = cases.submitted("T03");
        ItemRef weight = cases.place(id, "diagnosis", "weight");
        ItemRef localDiagnosis = cases.place(id, "local-pathology", "diagnosis_text");
        return cases.registry.as(cases.registry.monitor(), () -> {
            QueryId atDiagnosis = cases.raising.raise(id, localDiagnosis, "Which one?");
            QueryId atWeight = cases.raising.raise(id, weight, "Is this the weight?");
            cases.raising.raise(id, null, "Where is the consent?");
            return new AskedCase(id, weight, atWeight, localDiagnosis, atDiagnosis);
        });
    }
}
