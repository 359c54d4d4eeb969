package org.rarecase.exchange.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Optional;
import org.rarecase.exchange.imports.Import;
import org.rarecase.shared.Refusal;
import org.rarecase.ui.EmptyState;
import org.rarecase.ui.PageHeader;

/** Takes files of cases in: one that is handed in now, one that is under way with its steps, and those before. */
@Route(ImportView.ADDRESS)
@PageTitle("Import")
@Menu(title = "Import", order = 57, icon = "vaadin:upload-alt")
@RolesAllowed({"INVESTIGATOR", "COORDINATOR"})
public class ImportView extends Div implements BeforeEnterObserver {

    static final String ADDRESS = "import";
    private static final String ID = "id";

    private final transient ImportServices services;

    ImportView(ImportServices services) {
        this.services = services;
        addClassNames("rc-page", "rc-versions", "rc-import");
    }

    static String address(long id) {
        return ADDRESS + "?" + ID + "=" + id;
    }

    static void goTo(long id) {
        UI.getCurrent().navigate(ADDRESS, QueryParameters.of(ID, String.valueOf(id)));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        removeAll();
        Optional<String> id = event.getLocation().getQueryParameters().getSingleParameter(ID);
        if (id.isEmpty()) {
            start();
        } else {
            one(id.get());
        }
    }

    private void start() {
        ImportList list = new ImportList(services);
        add(
                new PageHeader(t("Import"))
                        .withSubtitle(t(
                                "You see what an import would do before anything is stored. It happens as a whole or not at all,"
                                        + " and each value names it in the audit trail.")),
                new ImportUpload(services, list::show),
                list);
    }

    private void one(String id) {
        Anchor back = new Anchor(ADDRESS, t("All imports"));
        back.addClassName("rc-versions-back");
        try {
            Import found = services.imports().find(number(id));
            add(
                    new PageHeader(found.fileName())
                            .withSubtitle(ImportTexts.file(found))
                            .withActions(back),
                    new ImportSteps(services, found));
        } catch (Refusal refused) {
            add(
                    new PageHeader(t("Import")).withActions(back),
                    new EmptyState(VaadinIcon.SEARCH, t("There is no such import"), refused.getMessage()));
        }
    }

    private static long number(String id) {
        try {
            return Long.parseLong(id);
        } catch (NumberFormatException none) {
            return 0;
        }
    }
}
