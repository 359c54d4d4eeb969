package org.rarecase.casebook.ui;

import static java.util.Objects.requireNonNull;
import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.BeforeLeaveEvent;
import com.vaadin.flow.router.BeforeLeaveObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.router.RouteParameters;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseNotFound;
import org.rarecase.entry.FormInstanceId;
import org.rarecase.entry.ItemRef;
import org.rarecase.form.ItemPath;
import org.rarecase.ui.PageKeys;
import org.rarecase.ui.UnsavedGuard;

/** Leads by its address to a case, a form of it, an item and a panel. What it shows is a {@link CasePage}. */
@Route("cases/:caseId/:entryId?")
@RolesAllowed({"INVESTIGATOR", "MONITOR", "PATHOLOGIST", "COORDINATOR", "AUDITOR"})
public class CaseView extends Div
        implements BeforeEnterObserver, BeforeLeaveObserver, HasDynamicTitle, PageKeys, UnsavedGuard {

    private final transient CaseServices services;
    private @Nullable CasePage page;

    CaseView(CaseServices services) {
        this.services = services;
        addClassName("rc-case-view");
    }

    /** The case that is shown. */
    public CaseContext context() {
        return requireNonNull(page);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        RouteParameters address = event.getRouteParameters();
        CasePage shown = open(new CaseId(number(address, "caseId").orElseThrow(CaseView::noSuchCase)));
        FormInstanceId instanceId =
                number(address, "entryId").map(FormInstanceId::new).orElseGet(shown.forms()::first);
        shown.forms().show(shown.visibleCase().entry(instanceId));
        Optional<ItemRef> item =
                query(event.getLocation(), "item").map(path -> new ItemRef(instanceId, ItemPath.parse(path)));
        item.ifPresent(shown.forms()::focus);
        query(event.getLocation(), "panel").ifPresent(key -> shown.frame().showPanel(key, item.orElse(null)));
    }

    private CasePage open(CaseId id) {
        CasePage opened = page;
        if (opened == null || !opened.caseId().equals(id)) {
            opened = new CasePage(services, id);
            removeAll();
            add(opened);
            page = opened;
        }
        return opened;
    }

    private static Optional<Long> number(RouteParameters address, String parameter) {
        try {
            return address.get(parameter).map(Long::valueOf);
        } catch (NumberFormatException noNumber) {
            throw noSuchCase();
        }
    }

    private static Optional<String> query(Location location, String parameter) {
        return location.getQueryParameters().getSingleParameter(parameter);
    }

    static CaseNotFound noSuchCase() {
        return new CaseNotFound(t("There is no such case. Look for it in Cases."));
    }

    @Override
    public void beforeLeave(BeforeLeaveEvent event) {
        CasePage left = page;
        if (left == null) {
            return;
        }
        boolean staysInCase = event.getNavigationTarget() == CaseView.class
                && event.getRouteParameters()
                        .get("caseId")
                        .filter(left.caseId().toString()::equals)
                        .isPresent();
        left.leaving(event, staysInCase);
    }

    @Override
    public boolean saved() {
        return page == null || page.saved();
    }

    @Override
    public List<KeyUse> keys() {
        return CaseKeys.all();
    }

    @Override
    public String getPageTitle() {
        return page == null ? t("Case") : page.visibleCase().caseSummary().number();
    }
}
