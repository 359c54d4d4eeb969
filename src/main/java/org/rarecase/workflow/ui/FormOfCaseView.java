package org.rarecase.workflow.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.Optional;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseNotFound;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.FormInstance;
import org.rarecase.casebook.VisibleCase;
import org.rarecase.casebook.ui.CaseNavigation;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.pathology.Reading;
import org.rarecase.pathology.Reviews;
import org.rarecase.ui.RouteNumber;

/** Leads to the latest filling of a form, so that a step can name the form it opens without knowing the filling. */
@Route("case-form/:caseId/:form")
@PermitAll
public class FormOfCaseView extends Div implements BeforeEnterObserver {

    private final transient Casebook casebook;
    private final transient Reviews reviews;
    private final transient CurrentAccount current;

    FormOfCaseView(Casebook casebook, Reviews reviews, CurrentAccount current) {
        this.casebook = casebook;
        this.reviews = reviews;
        this.current = current;
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        CaseId id = RouteNumber.find(event, "caseId").map(CaseId::new).orElseThrow(this::noSuchForm);
        String form = event.getRouteParameters().get("form").orElseThrow(this::noSuchForm);
        VisibleCase shown = casebook.open(id);
        if (form.equals(Reviews.FORM.value()) && current.has(Role.PATHOLOGIST)) {
            Optional<Reading> open = reviews.ofCase(shown).stream()
                    .filter(reading -> reading.state().isOpen())
                    .filter(reading -> shown.isEditable(reading.instanceId()))
                    .findFirst();
            if (open.isPresent()) {
                event.forwardTo(Reading.BENCH + open.get().id());
                return;
            }
        }
        FormInstanceId instanceId = shown.entries().stream()
                .filter(entry -> entry.form().key().value().equals(form))
                // An open visit stands before a filling that was added by hand.
                .reduce((first, second) -> first.isVisitOpen() && !second.isVisitOpen() ? first : second)
                .map(FormInstance::id)
                .orElseThrow(this::noSuchForm);
        event.forwardTo(CaseNavigation.address(id, instanceId));
    }

    private CaseNotFound noSuchForm() {
        return new CaseNotFound(t("There is no such form in this case. Look for the case in Cases."));
    }
}
