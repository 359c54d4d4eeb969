package org.rarecase.workflow.decision;

import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.pathology.Reviews;
import org.rarecase.study.TumourType;
import org.rarecase.visit.CaseVisits;
import org.springframework.stereotype.Component;

/**
 * What the tables about visits decide by. Public, since process files call it in expressions; evaluated by the process,
 * also where a timer or the start of the product moves it and nobody is logged in.
 */
@Component
public class VisitFacts {

    private final CaseVisits visits;
    private final Reviews reviews;

    VisitFacts(CaseVisits visits, Reviews reviews) {
        this.visits = visits;
        this.reviews = reviews;
    }

    public boolean reviewIsOpen(long caseId) {
        return reviews.isOpen(new CaseId(caseId));
    }

    public @Nullable String tumourType(long caseId) {
        TumourType type = visits.record(new CaseId(caseId)).tumourType();
        return type == null ? null : type.code();
    }
}
