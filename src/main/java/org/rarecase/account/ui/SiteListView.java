package org.rarecase.account.ui;

import static org.rarecase.shared.Words.t;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.rarecase.shared.Words;
import org.rarecase.study.Site;
import org.rarecase.study.Studies;
import org.rarecase.ui.EmptyState;
import org.rarecase.ui.FilterBoxes;
import org.rarecase.ui.Icons;
import org.rarecase.ui.Notices;
import org.rarecase.ui.PageHeader;
import org.rarecase.ui.PlainTable;
import org.rarecase.ui.ZoneField;

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
            TextField name = new TextField(t("Name"), site.name(), "");
            ZoneField zone = zone(site.zone());
            Div form = new Div(name, zone);
            form.addClassName("rc-form");
            new FormDialog(t("Change site {0}", site.code()), form, t("Save"), () -> {
                        studies.change(site.id(), name.getValue(), zone.getValue());
                        refresh();
                    })
                    .open();
        });
        return change;
    }

    private static ZoneField zone(@Nullable ZoneId chosen) {
        ZoneField zone = new ZoneField(t("Time zone"), chosen);
        zone.setHelperText(
                t(
                        "A date later than today at this place counts as in the future. Without a zone, the date of tomorrow may still be taken."));
        return zone;
    }

    private void add() {
        TextField code = new TextField(t("Site code"));
        code.setHelperText(t("Two to eight letters or digits, such as PAD. Cannot be changed later."));
        TextField name = new TextField(t("Name"));
        name.setHelperText(t("Hospital and city."));
        ComboBox<String> country = new ComboBox<>(t("Country"));
        country.setItems(Arrays.stream(Locale.getISOCountries())
                .sorted(Comparator.comparing(SiteListView::country))
                .toList());
        country.setItemLabelGenerator(SiteListView::country);
        FilterBoxes.sayIfNothingIsChosen(country);
        ZoneField zone = zone(null);
        Div form = new Div(code, name, country, zone);
        form.addClassName("rc-form");
        new FormDialog(t("New site"), form, t("Add site"), () -> {
                    String chosen = country.getValue() == null ? "" : country.getValue();
                    Site site = studies.add(code.getValue(), name.getValue(), chosen, zone.getValue());
                    refresh();
                    Notices.success(t("Site {0} is added.", site.code()));
                })
                .open();
    }

    private static String country(String code) {
        return Locale.of("", code).getDisplayCountry(Words.language());
    }

    private void refresh() {
        List<Site> sites = studies.sites();
        table.clear();
        sites.forEach(site -> table.addRow(
                new Span(site.code()),
                new Span(site.name()),
                new Span(country(site.country())),
                new Span(site.zone() == null ? "–" : site.zone().getId()),
                change(site)));
        table.setVisible(!sites.isEmpty());
        none.setVisible(sites.isEmpty());
    }
}
