package org.rarecase.casebook.ui;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.spring.annotation.SpringComponent;
import java.util.List;
import java.util.function.Function;
import org.rarecase.casebook.CaseId;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.ui.PageKeys.KeyUse;

/**
 * One form of a case to be filled beside what is read for it, with the next steps below. All else is as on the page of the
 * case: saved as one types, with others who are there.
 */
public final class CaseBench extends Composite<Div> {

    private final CasePage page;

    private CaseBench(
            CaseServices services, CaseId id, FormInstanceId instanceId, Function<CaseContext, Component> beside) {
        page = new CasePage(services, id, beside);
        page.forms().show(page.visibleCase().entry(instanceId));
        getContent().addClassName("rc-case-view");
        getContent().add(page);
    }

    public CaseContext context() {
        return page;
    }

    public boolean saved() {
        return page.saved();
    }

    /** Asks before it is left with something that is not saved. */
    public void leaving(BeforeLeaveEvent event) {
        page.leaving(event, false);
    }

    public static List<KeyUse> keys() {
        return CaseKeys.all();
    }

    /** Opens benches. */
    @SpringComponent
    public static class Benches {

        private final CaseServices services;

        Benches(CaseServices services) {
            this.services = services;
        }

        /** @param beside what is read for the form, made anew whenever the case is read again */
        public CaseBench open(CaseId id, FormInstanceId instanceId, Function<CaseContext, Component> beside) {
            return new CaseBench(services, id, instanceId, beside);
        }
    }
}
