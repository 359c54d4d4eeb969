package org.rarecase.pathology.ui.compare;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import org.rarecase.casebook.CaseId;
import org.rarecase.pathology.agreed.ComparedReviews;
import org.rarecase.ui.RouteNumber;

/** Leads from a step of a case to the comparison of its latest review. */
@Route("pathology/compare/case/:caseId")
@RolesAllowed({"PATHOLOGIST", "COORDINATOR", "AUDITOR"})
public class CompareCaseView extends Div implements BeforeEnterObserver {

    private final transient ComparedReviews reviews;

    CompareCaseView(ComparedReviews reviews) {
        this.reviews = reviews;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.forwardTo("pathology/compare/" + reviews.latest(new CaseId(RouteNumber.of(event, "caseId"))));
    }
}
