package org.rarecase.query.board.ui;

import static java.util.Objects.requireNonNull;
import static org.rarecase.shared.Messages.t;
import static org.rarecase.shared.Messages.texts;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
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
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.rarecase.query.board.QueryTimes;
import org.rarecase.query.board.SiteTimes;
import org.rarecase.shared.Csv;
import org.rarecase.shared.LocalizedText;
import org.rarecase.shared.Messages;
import org.rarecase.study.Site;
import org.rarecase.study.SiteId;
import org.rarecase.study.Studies;
import org.rarecase.ui.Badge;
import org.rarecase.ui.EmptyState;
import org.rarecase.ui.Icons;
import org.rarecase.ui.PageHeader;
import org.rarecase.ui.PlainTable;
import org.rarecase.ui.Tone;

/** How the sites keep up with their queries: what waits and for how long, and how long answers took. */
@Route("queries/times")
@RolesAllowed({"INVESTIGATOR", "MONITOR", "COORDINATOR", "AUDITOR"})
public class QueryTimesView extends Div implements BeforeEnterObserver, HasDynamicTitle {

    static final String ADDRESS = "queries/times";
    private static final String PERIOD = "period";

    /** How far back answers and ends count. */
    private enum Period {
        QUARTER("90-days", texts("Last 90 days"), Duration.ofDays(90)),
        YEAR("year", texts("Last 12 months"), Duration.ofDays(365)),
        ALL("all", texts("From the beginning"), null);

        private final String key;
        private final LocalizedText label;
        private final @Nullable Duration length;

        Period(String key, LocalizedText label, @Nullable Duration length) {
            this.key = key;
            this.label = label;
            this.length = length;
        }
    }

    private final transient QueryTimes times;
    private final transient Studies studies;
    private final Select<Period> period = new Select<>();
    private final Anchor download = new Anchor();
    private final PlainTable table = new PlainTable(
            t("Answer times by site"),
            t("Site"),
            t("Waiting for the site"),
            t("Overdue"),
            t("Median age"),
            t("Oldest"),
            t("To assess"),
            t("Answered"),
            t("Time to answer"),
            t("In time"),
            t("Closed"),
            t("Time to close"));
    private final Div below = new Div();
    private boolean readingAddress;

    QueryTimesView(QueryTimes times, Studies studies) {
        this.times = times;
        this.studies = studies;
        addClassNames("rc-page", "rc-query-times");
        period.setLabel(t("Answers and ends"));
        period.setItems(Period.values());
        period.setItemLabelGenerator(each -> each.label.in(Messages.language()));
        period.setValue(Period.QUARTER);
        period.addValueChangeListener(change -> changed());
        download.add(Icons.decorative(VaadinIcon.DOWNLOAD), new Span(t("Download as CSV")));
        download.addClassName("rc-button-link");
        Div filters = new Div(period);
        filters.addClassName("rc-filters");
        below.addClassName("rc-below");
        Anchor back = new Anchor("queries", t("All queries"));
        back.addClassName("rc-button-link");
        add(
                new PageHeader(getPageTitle())
                        .withSubtitle(
                                t("Times are medians, from the question to the first answer and to the end. In time:"
                                        + " within the deadline; one that is late and has no answer counts as not."))
                        .withActions(back, download),
                filters,
                table,
                below);
    }

    @Override
    public String getPageTitle() {
        return t("Answer times by site");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String wanted = event.getLocation()
                .getQueryParameters()
                .getSingleParameter(PERIOD)
                .orElse(Period.QUARTER.key);
        readingAddress = true;
        for (Period each : Period.values()) {
            if (each.key.equals(wanted)) {
                period.setValue(each);
            }
        }
        readingAddress = false;
        load();
    }

    private void changed() {
        if (!readingAddress) {
            QueryParameters query = QueryParameters.simple(Map.of(PERIOD, period.getValue().key));
            UI.getCurrent().getPage().getHistory().replaceState(null, new Location(ADDRESS, query));
            load();
        }
    }

    private void load() {
        Map<SiteId, Site> sites = studies.sites().stream().collect(Collectors.toMap(Site::id, Function.identity()));
        List<SiteTimes> told = times.bySite(period.getValue().length).stream()
                .sorted(Comparator.comparing(each -> each.site() == null
                        ? ""
                        : requireNonNull(sites.get(each.site())).code()))
                .toList();
        table.clear();
        told.forEach(each -> addRow(each, each.site() == null ? null : sites.get(each.site())));
        table.setVisible(!told.isEmpty());
        download.setVisible(!told.isEmpty());
        below.removeAll();
        if (told.isEmpty()) {
            below.add(new EmptyState(
                    VaadinIcon.CLOCK,
                    t("No queries yet"),
                    t("As soon as queries are raised, their ages and answer times stand here.")));
        }
        byte[] csv = Csv.bytes(QueryTimesSheet.lines(told, sites));
        download.setHref(DownloadHandler.fromInputStream(event -> new DownloadResponse(
                new ByteArrayInputStream(csv), "query-times.csv", "text/csv;charset=utf-8", csv.length)));
    }

    private void addRow(SiteTimes told, @Nullable Site site) {
        SiteTimes.Open open = told.open();
        Span name = new Span(site == null ? t("All sites") : site.code() + "  " + site.name());
        Integer inTime = told.percentInTime();
        table.addRow(
                name,
                counted(open.ages().count(), site, "open"),
                open.overdue() == 0
                        ? number(0)
                        : new Badge(VaadinIcon.ALARM, Integer.toString(open.overdue()), Tone.DANGER),
                time(open.ages().median()),
                time(open.ages().longest()),
                counted(told.toAssess(), site, "answered"),
                number(told.answered().count()),
                time(told.answered().median()),
                new Span(inTime == null ? "–" : inTime + " %"),
                number(told.closed().count()),
                time(told.closed().median()));
    }

    /** Leads to the list of just these. */
    private static Component counted(int count, @Nullable Site site, String state) {
        if (count == 0) {
            return number(0);
        }
        String ofSite = site == null ? "" : "&site=" + site.code();
        Anchor link = new Anchor("queries?state=" + state + ofSite, Integer.toString(count));
        link.addClassName("rc-link");
        return link;
    }

    private static Span number(int count) {
        Span number = new Span(Integer.toString(count));
        number.setClassName("rc-quiet", count == 0);
        return number;
    }

    private static Span time(@Nullable Duration time) {
        return new Span(time == null ? "–" : print(time));
    }

    static String print(Duration time) {
        if (time.compareTo(Duration.ofHours(1)) < 0) {
            return t("{0} min", time.toMinutes());
        }
        return time.compareTo(Duration.ofHours(48)) < 0
                ? t("{0} h", time.toHours())
                : t("{0} days", Math.round(time.toMinutes() / 1440.0));
    }
}
