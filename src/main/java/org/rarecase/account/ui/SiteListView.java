package org.rarecase.account.ui;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import org.rarecase.study.Site;
import org.rarecase.study.Studies;
import org.rarecase.ui.EmptyState;
import org.rarecase.ui.Icons;
import org.rarecase.ui.Notices;
import org.rarecase.ui.PageHeader;

/** The hospitals that register cases. */
@Route("sites")
@PageTitle("Sites · Rarecase")
@Menu(title = "Sites", order = 61, icon = "vaadin:hospital")
@RolesAllowed("ADMINISTRATOR")
public class SiteListView extends Div {

    private final transient Studies studies;
    private final Grid<Site> grid = new Grid<>();

    SiteListView(Studies studies) {
        this.studies = studies;
        addClassName("rc-page");
        Button add = new Button("Add site", Icons.decorative(VaadinIcon.PLUS), click -> add());
        add.addThemeVariants(ButtonVariant.AURA_PRIMARY);
        grid.addThemeVariants(GridVariant.AURA_ROW_STRIPES);
        grid.addColumn(Site::code).setHeader("Code").setAutoWidth(true).setFlexGrow(0);
        grid.addColumn(Site::name).setHeader("Name").setAutoWidth(true);
        grid.addColumn(site -> country(site.country())).setHeader("Country").setAutoWidth(true);
        grid.addComponentColumn(this::rename).setHeader("").setAutoWidth(true).setFlexGrow(0);
        grid.setEmptyStateComponent(new EmptyState(
                VaadinIcon.HOSPITAL, "No site yet", "Add the first hospital; then give its people accounts."));
        add(
                new PageHeader("Sites")
                        .withSubtitle("The code of a site begins the number of each of its cases and is never changed.")
                        .withActions(add),
                grid);
        refresh();
    }

    private Button rename(Site site) {
        Button rename = Icons.button(VaadinIcon.EDIT, "Rename " + site.name());
        rename.addClickListener(click -> {
            TextField name = new TextField("Name", site.name(), "");
            name.setWidthFull();
            new FormDialog("Rename site " + site.code(), name, "Rename", () -> {
                        studies.rename(site.id(), name.getValue());
                        refresh();
                    })
                    .open();
        });
        return rename;
    }

    private void add() {
        TextField code = new TextField("Code");
        code.setHelperText("Two to eight letters or digits, such as PAD. Cannot be changed later.");
        TextField name = new TextField("Name");
        name.setHelperText("Hospital and city.");
        ComboBox<String> country = new ComboBox<>("Country");
        country.setItems(Arrays.stream(Locale.getISOCountries())
                .sorted(Comparator.comparing(SiteListView::country))
                .toList());
        country.setItemLabelGenerator(SiteListView::country);
        Div form = new Div(code, name, country);
        form.addClassName("rc-form");
        new FormDialog("New site", form, "Add site", () -> {
                    String chosen = country.getValue() == null ? "" : country.getValue();
                    Site site = studies.add(code.getValue(), name.getValue(), chosen);
                    refresh();
                    Notices.success("Site " + site.code() + " is added.");
                })
                .open();
    }

    private static String country(String code) {
        return Locale.of("", code).getDisplayCountry(Locale.ENGLISH);
    }

    private void refresh() {
        grid.setItems(studies.sites());
    }
}
