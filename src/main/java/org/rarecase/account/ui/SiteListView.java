package org.rarecase.account.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.rarecase.study.Site;
import org.rarecase.study.Studies;
import org.rarecase.ui.EmptyState;
import org.rarecase.ui.Icons;
import org.rarecase.ui.Notices;
import org.rarecase.ui.PageHeader;
import org.rarecase.ui.PlainTable;

/** The hospitals that register cases. */
@Route("sites")
@PageTitle("Sites · Rarecase")
@Menu(title = "Sites", order = 61, icon = "vaadin:hospital")
@RolesAllowed("ADMINISTRATOR")
public class SiteListView extends Div {

    private final transient Studies studies;
    private final PlainTable table =
            new PlainTable(t("Sites"), t("Site code"), t("Name"), t("Country"), t("Time zone"), PlainTable.ACTIONS);
    private final EmptyState none = new EmptyState(
            VaadinIcon.HOSPITAL, t("No site yet"), t("Add the first hospital; then give its people accounts."));

    SiteListView(Studies studies) {
        this.studies = studies;
        addClassName("rc-page");
        Button add = new Button(t("Add site"), Icons.decorative(VaadinIcon.PLUS), click -> add());
        add.addThemeVariants(ButtonVariant.PRIMARY);
        add(
                new PageHeader(t("Sites"))
                        .withSubtitle(
                                t("The code of a site begins the number of each of its cases and is never changed."))
                        .withActions(add),
                table,
                none);
        refresh();
    }

    private Button change(Site site) {
        Button change = Icons.button(VaadinIcon.EDIT, t("Change {0}", site.name()));
        change.addClickListener(click -> {
            SiteForm form = new SiteForm(site);
            new FormDialog(t("Change site {0}", site.code()), form, t("Save"), () -> {
                        studies.change(site.id(), form.name(), form.zone());
                        refresh();
                        Notices.success(t("Site {0} is changed.", site.code()));
                    })
                    .open();
        });
        return change;
    }

    private void add() {
        SiteForm form = new SiteForm(null);
        new FormDialog(t("New site"), form, t("Add site"), () -> {
                    Site site = studies.add(form.code(), form.name(), form.country(), form.zone());
                    refresh();
                    Notices.success(t("Site {0} is added.", site.code()));
                })
                .open();
    }

    private void refresh() {
        List<Site> sites = studies.sites();
        table.clear();
        sites.forEach(site -> table.addRow(
                new Span(site.code()),
                new Span(site.name()),
                new Span(SiteForm.country(site.country())),
                new Span(site.zone() == null ? "–" : site.zone().getId()),
                change(site)));
        table.setVisible(!sites.isEmpty());
        none.setVisible(sites.isEmpty());
    }
}
