package org.rarecase.casebook.ui.list;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseFilter;
import org.rarecase.casebook.CaseState;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.ui.CaseNavigation;
import org.rarecase.casebook.ui.CaseTexts;
import org.rarecase.form.FormLibrary;
import org.rarecase.form.Forms;
import org.rarecase.form.code.Code;
import org.rarecase.shared.PlainText;
import org.rarecase.study.Site;
import org.rarecase.study.Studies;
import org.rarecase.study.TumourType;
import org.rarecase.ui.EmptyState;
import org.rarecase.ui.FilterBoxes;
import org.rarecase.ui.FormText;
import org.rarecase.ui.Icons;
import org.rarecase.ui.PageHeader;
import org.rarecase.ui.Selection;

/** The cases that the account may see, newest change first. The address keeps the filters. */
@Route("cases")
@PageTitle("Cases")
@Menu(title = "Cases", order = 20, icon = "vaadin:folder-open-o")
@RolesAllowed({"INVESTIGATOR", "MONITOR", "PATHOLOGIST", "COORDINATOR", "AUDITOR"})
public class CaseListView extends Div implements BeforeEnterObserver {

    private static final int PAGE = 50;
    private static final int TYPING_PAUSE = 300;

    private final transient Casebook casebook;
    private final transient CasePages pages;
    private final transient CurrentAccount currentAccount;
    private final transient Studies studies;
    private final TextField number = new TextField(t("Case number"));
    private final ComboBox<Code> tumourType = new ComboBox<>(t("Tumour type"));
    private final ComboBox<Site> site = new ComboBox<>(t("Site"));
    private final Select<CaseState> state = new Select<>();
    private final Checkbox withdrawn = new Checkbox(t("Consent withdrawn"));
    private final Selection<CaseSummary> selection = new Selection<>();
    private final CaseTable table;
    private final Div below = new Div();
    private transient @Nullable CaseSummary last;
    private transient @Nullable List<Site> ownSites;
    private boolean readingAddress;

    CaseListView(
            Casebook casebook,
            CasePages pages,
            Forms forms,
            Studies studies,
            CurrentAccount currentAccount,
            Clock clock) {
        this.casebook = casebook;
        this.pages = pages;
        this.currentAccount = currentAccount;
        this.studies = studies;
        this.table = new CaseTable(forms, clock, pages.columns(), selection);
        pages.actions()
                .forEach(action -> selection.withAction(action.text(), cases -> action.start(cases, this::load)));
        addClassNames("rc-page", "rc-cases");
        below.addClassName("rc-cases-below");
        PageHeader header = new PageHeader(t("Cases"));
        if (mayRegister()) {
            header.withActions(registerButton());
        }
        add(header, filters(forms.inUse()), selection, table, below);
    }

    private boolean mayRegister() {
        return currentAccount.has(Role.INVESTIGATOR);
    }

    /** Read when somebody looks for one, not for showing the list. */
    private List<Site> sites() {
        List<Site> known = ownSites;
        if (known == null) {
            known = studies.sites().stream()
                    .filter(each -> currentAccount.sites().includes(each.id()))
                    .toList();
            ownSites = known;
        }
        return known;
    }

    private static boolean matches(Site site, String typed) {
        return name(site).toLowerCase(Locale.ROOT).contains(typed.toLowerCase(Locale.ROOT));
    }

    private static String name(Site site) {
        return site.code() + "  " + site.name();
    }

    private Button registerButton() {
        Button register = new Button(
                t("Register case"),
                Icons.decorative(VaadinIcon.PLUS),
                click -> new RegisterCaseDialog(
                                sites(),
                                chosen -> CaseNavigation.toCase(
                                        casebook.register(chosen).id()))
                        .open());
        register.addThemeVariants(ButtonVariant.PRIMARY);
        return register;
    }

    private Div filters(FormLibrary library) {
        number.setPlaceholder(t("Begins with …"));
        number.setPrefixComponent(Icons.decorative(VaadinIcon.SEARCH));
        number.setClearButtonVisible(true);
        number.setValueChangeMode(ValueChangeMode.LAZY);
        number.setValueChangeTimeout(TYPING_PAUSE);
        tumourType.setItems(library.codeList("tumour-types").codes());
        tumourType.setItemLabelGenerator(code -> FormText.plain(code.label()));
        tumourType.setPlaceholder(t("All"));
        tumourType.setClearButtonVisible(true);
        FilterBoxes.sayIfNothingFits(tumourType);
        // A reviewer is blinded to it in lists.
        tumourType.setVisible(!reviewsOnly());
        site.setItems(query -> sites().stream()
                .filter(each -> matches(each, query.getFilter().orElse("")))
                .skip(query.getOffset())
                .limit(query.getLimit()));
        site.setItemLabelGenerator(CaseListView::name);
        site.setPlaceholder(t("All"));
        site.setClearButtonVisible(true);
        FilterBoxes.sayIfNothingFits(site);
        site.setVisible(
                currentAccount.sites().all() || currentAccount.sites().sites().size() > 1);
        state.setLabel(t("State"));
        state.setItems(CaseState.values());
        state.setItemLabelGenerator(each -> each == null ? t("All") : CaseTexts.state(each, false));
        state.setEmptySelectionAllowed(true);
        state.setEmptySelectionCaption(t("All"));
        fields().forEach(field -> field.addValueChangeListener(change -> changed()));
        Div filters = new Div(number, tumourType, site, state, withdrawn);
        filters.addClassName("rc-filters");
        filters.getElement().setAttribute("role", "search");
        return filters;
    }

    private List<HasValue<?, ?>> fields() {
        return List.of(number, tumourType, site, state, withdrawn);
    }

    private boolean reviewsOnly() {
        return currentAccount.account().roles().equals(Set.of(Role.PATHOLOGIST));
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        readingAddress = true;
        number.setValue(query.getSingleParameter("number").orElse(""));
        tumourType.setValue(
                choose(query, "type", tumourType.getListDataView().getItems().toList(), Code::value));
        site.setValue(query.getSingleParameter("site").isEmpty() ? null : choose(query, "site", sites(), Site::code));
        state.setValue(choose(query, "state", List.of(CaseState.values()), CaseTexts::key));
        withdrawn.setValue(query.getSingleParameter("withdrawn").isPresent());
        readingAddress = false;
        load();
    }

    private static <T> @Nullable T choose(
            QueryParameters query, String parameter, List<T> items, Function<T, String> key) {
        Optional<String> wanted = query.getSingleParameter(parameter);
        return items.stream()
                .filter(item -> wanted.filter(key.apply(item)::equals).isPresent())
                .findFirst()
                .orElse(null);
    }

    private void changed() {
        if (readingAddress) {
            return;
        }
        Map<String, String> query = new LinkedHashMap<>();
        put(query, "number", PlainText.tidy(number.getValue()));
        put(query, "type", tumourType.isEmpty() ? "" : tumourType.getValue().value());
        put(query, "site", site.isEmpty() ? "" : site.getValue().code());
        put(query, "state", state.isEmpty() ? "" : CaseTexts.key(state.getValue()));
        put(query, "withdrawn", withdrawn.getValue() ? "yes" : "");
        UI.getCurrent().getPage().getHistory().replaceState(null, new Location("cases", QueryParameters.simple(query)));
        load();
    }

    private static void put(Map<String, String> query, String key, String value) {
        if (!value.isEmpty()) {
            query.put(key, value);
        }
    }

    private CaseFilter filter() {
        return new CaseFilter(
                tumourType.isEmpty()
                        ? null
                        : new TumourType(tumourType.getValue().value()),
                site.isEmpty() ? null : site.getValue().id(),
                state.isEmpty() ? null : state.getValue(),
                PlainText.tidy(number.getValue()),
                withdrawn.getValue());
    }

    private void load() {
        last = null;
        table.clear();
        selection.clear();
        more();
    }

    private void more() {
        CasePages.Page page = pages.find(filter(), last, PAGE);
        List<CaseSummary> found = page.cases();
        table.append(page);
        if (!found.isEmpty()) {
            last = found.getLast();
        }
        below.removeAll();
        table.setVisible(!table.isEmpty());
        selection.setVisible(selection.hasActions() && !table.isEmpty());
        if (table.isEmpty()) {
            below.add(nothing());
        } else if (found.size() == PAGE) {
            below.add(new Button(t("Show more"), click -> more()));
        }
    }

    private EmptyState nothing() {
        if (!filter().equals(CaseFilter.ALL)) {
            return new EmptyState(
                    VaadinIcon.SEARCH,
                    t("No case matches these filters"),
                    t("Remove a filter to see more."),
                    new Button(t("Clear filters"), click -> clearFilters()));
        }
        if (mayRegister()) {
            return new EmptyState(
                    VaadinIcon.FOLDER_OPEN_O,
                    t("No cases yet"),
                    t("Register the first one: it takes a consent and a date of birth, no name."),
                    registerButton());
        }
        return new EmptyState(
                VaadinIcon.FOLDER_OPEN_O,
                reviewsOnly() ? t("No cases waiting for review") : t("No cases yet"),
                reviewsOnly()
                        ? t("Cases appear here when a site has submitted them for central review.")
                        : t("Cases appear here as soon as a site has registered one."));
    }

    private void clearFilters() {
        readingAddress = true;
        fields().forEach(HasValue::clear);
        readingAddress = false;
        changed();
    }
}
