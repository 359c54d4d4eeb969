package org.rarecase.pathology.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import jakarta.annotation.security.RolesAllowed;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Accounts;
import org.rarecase.casebook.ui.CaseNavigation;
import org.rarecase.form.Forms;
import org.rarecase.form.code.Code;
import org.rarecase.pathology.Occasion;
import org.rarecase.pathology.figures.FigureFilter;
import org.rarecase.pathology.figures.Figures;
import org.rarecase.pathology.figures.ReaderFigures;
import org.rarecase.pathology.figures.ReviewFigures;
import org.rarecase.pathology.reader.ReaderProfile;
import org.rarecase.pathology.reader.ReaderProfiles;
import org.rarecase.shared.Csv;
import org.rarecase.study.Site;
import org.rarecase.study.Studies;
import org.rarecase.study.TumourType;
import org.rarecase.ui.EmptyState;
import org.rarecase.ui.FormText;
import org.rarecase.ui.Icons;
import org.rarecase.ui.Language;
import org.rarecase.ui.PageHeader;

/** How long central reviews take, and how far readers agree with the sites and with each other. */
@Route(FiguresView.ADDRESS)
@RolesAllowed({"PATHOLOGIST", "MONITOR", "COORDINATOR", "AUDITOR"})
public class FiguresView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String ADDRESS = "pathology/figures";

    private static final Instant END_OF_TIME = Instant.parse("9999-12-31T00:00:00Z");

    private final transient ReviewFigures figures;
    private final transient Accounts accounts;
    private final transient Forms forms;
    private final DatePicker from = new DatePicker(t("Requested from"));
    private final DatePicker until = new DatePicker(t("Requested until"));
    private final Select<Code> type = new Select<>();
    private final Select<Site> site = new Select<>();
    private final Select<Occasion> occasion = new Select<>();
    private final Select<ReaderProfile> reader = new Select<>();
    private final Anchor download = new Anchor();
    private final Div body = new Div();
    private String local = "";
    private String agreed = "";
    private boolean readingAddress;

    FiguresView(ReviewFigures figures, Accounts accounts, Studies studies, ReaderProfiles profiles, Forms forms) {
        this.figures = figures;
        this.accounts = accounts;
        this.forms = forms;
        addClassNames("rc-page", "rc-figures");
        Stream.of(from, until).forEach(field -> {
            field.setClearButtonVisible(true);
            Language.prepare(field);
            field.addValueChangeListener(change -> changed());
        });
        prepare(
                type,
                t("Tumour type"),
                forms.inUse().codeList("tumour-types").codes(),
                code -> FormText.plain(code.label()));
        prepare(site, t("Site"), studies.sites(), each -> each.code() + "  " + each.name());
        prepare(occasion, t("Occasion"), List.of(Occasion.values()), Occasion::label);
        Div filters = new Div(from, until, type, site, occasion);
        filters.addClassName("rc-filters");
        if (figures.knowsReaders()) {
            prepare(reader, t("Reader"), profiles.all(), ReaderProfile::name);
            filters.add(reader);
        }
        download.add(Icons.decorative(VaadinIcon.DOWNLOAD), new Span(t("Download as CSV")));
        download.addClassName("rc-button-link");
        Anchor back = new Anchor("pathology", t("All reviews"));
        back.addClassName("rc-button-link");
        body.addClassName("rc-figures-body");
        add(
                new PageHeader(getPageTitle())
                        .withSubtitle(t("Of the reviews that were requested in this period. Readings count as they were"
                                + " signed first; provisional opinions and amendments do not."))
                        .withActions(back, download),
                filters,
                body);
    }

    private <T> void prepare(Select<T> select, String label, List<T> items, Function<T, String> name) {
        select.setLabel(label);
        select.setEmptySelectionAllowed(true);
        select.setEmptySelectionCaption(t("All"));
        select.setItemLabelGenerator(each -> each == null ? t("All") : name.apply(each));
        select.setItems(items);
        select.addValueChangeListener(change -> changed());
    }

    @Override
    public String getPageTitle() {
        return t("Figures of central review");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        QueryParameters query = event.getLocation().getQueryParameters();
        readingAddress = true;
        from.setValue(day(query, "from"));
        until.setValue(day(query, "until"));
        choose(type, query, "type", Code::value);
        choose(site, query, "site", Site::code);
        choose(occasion, query, "occasion", Occasion::code);
        choose(reader, query, "reader", ReaderProfile::userName);
        local = query.getSingleParameter("local").orElse("");
        agreed = query.getSingleParameter("agreed").orElse("");
        readingAddress = false;
        load();
    }

    private static @Nullable LocalDate day(QueryParameters query, String key) {
        try {
            return query.getSingleParameter(key).map(LocalDate::parse).orElse(null);
        } catch (DateTimeParseException notADay) {
            return null;
        }
    }

    private static <T> void choose(Select<T> select, QueryParameters query, String key, Function<T, String> name) {
        String wanted = query.getSingleParameter(key).orElse("");
        select.setValue(select.getListDataView()
                .getItems()
                .filter(each -> name.apply(each).equals(wanted))
                .findFirst()
                .orElse(null));
    }

    private void changed() {
        if (!readingAddress) {
            local = "";
            agreed = "";
            UI.getCurrent()
                    .getPage()
                    .getHistory()
                    .replaceState(null, new Location(ADDRESS, QueryParameters.simple(parameters())));
            load();
        }
    }

    /** The filters as the address has them. */
    private Map<String, String> parameters() {
        Map<String, String> parameters = new LinkedHashMap<>();
        put(parameters, "from", from.getValue(), LocalDate::toString);
        put(parameters, "until", until.getValue(), LocalDate::toString);
        put(parameters, "type", type.getValue(), Code::value);
        put(parameters, "site", site.getValue(), Site::code);
        put(parameters, "occasion", occasion.getValue(), Occasion::code);
        put(parameters, "reader", reader.getValue(), ReaderProfile::userName);
        return parameters;
    }

    private static <T> void put(Map<String, String> into, String key, @Nullable T value, Function<T, String> print) {
        if (value != null) {
            into.put(key, print.apply(value));
        }
    }

    private FigureFilter filter() {
        LocalDate first = from.getValue();
        LocalDate last = until.getValue();
        Code ofType = type.getValue();
        Site ofSite = site.getValue();
        ReaderProfile by = reader.getValue();
        return new FigureFilter(
                first == null
                        ? Instant.EPOCH
                        : first.atStartOfDay(ZoneOffset.UTC).toInstant(),
                last == null
                        ? END_OF_TIME
                        : last.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant(),
                ofType == null ? null : new TumourType(ofType.value()),
                ofSite == null ? null : ofSite.id(),
                occasion.getValue(),
                by == null ? null : by.userName());
    }

    private void load() {
        Figures told = figures.of(filter());
        body.removeAll();
        download.setVisible(told.reviews() > 0);
        if (told.reviews() == 0) {
            body.add(new EmptyState(
                    VaadinIcon.CHART,
                    t("No figures yet"),
                    t("They appear here as soon as reviews that fit the filters are requested; those of your own"
                            + " once all have signed, if you read yourself.")));
            return;
        }
        FigureTables tables = new FigureTables(told, names(told), this::tumourType, this::address);
        tables.sections().forEach((title, section) -> body.add(new H2(title), section));
        List<Figures.Drilled> cases = told.cases(local, agreed);
        if (!cases.isEmpty()) {
            body.add(new H2(t("Cases: {0}, agreed {1}", FigureTables.entity(local), FigureTables.entity(agreed))));
            Div list = new Div();
            list.addClassName("rc-figures-cases");
            cases.forEach(each -> {
                Anchor link = new Anchor(CaseNavigation.address(each.caseId()) + "?panel=review", each.number());
                link.addClassNames("rc-link", "rc-number");
                list.add(link);
            });
            body.add(list);
        }
        byte[] csv = Csv.bytes(tables.lines());
        download.setHref(DownloadHandler.fromInputStream(event -> new DownloadResponse(
                new ByteArrayInputStream(csv), "review-figures.csv", "text/csv;charset=utf-8", csv.length)));
    }

    private Map<String, String> names(Figures told) {
        List<String> readers = new ArrayList<>(
                told.readers().stream().map(ReaderFigures::reader).toList());
        told.agree().pairs().forEach(pair -> readers.addAll(List.of(pair.one(), pair.other())));
        return accounts.names(readers.stream().distinct().toList());
    }

    private String tumourType(TumourType of) {
        return forms.inUse()
                .codeList("tumour-types")
                .find(of.code())
                .map(code -> FormText.plain(code.label()))
                .orElse(of.code());
    }

    /** Of the cases in one cell of the matrix. */
    private String address(Figures.Cell cell) {
        Map<String, String> parameters = parameters();
        parameters.put("local", cell.local());
        parameters.put("agreed", cell.agreed());
        return new Location(ADDRESS, QueryParameters.simple(parameters)).getPathWithQueryParameters();
    }
}
