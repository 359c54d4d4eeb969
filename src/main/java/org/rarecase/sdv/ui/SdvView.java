package org.rarecase.sdv.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.CurrentAccount;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.ui.CaseNavigation;
import org.rarecase.sdv.CaseAwaitingSdv;
import org.rarecase.sdv.CaseSdv;
import org.rarecase.sdv.SdvCounts;
import org.rarecase.sdv.SiteProgress;
import org.rarecase.study.Site;
import org.rarecase.study.Studies;
import org.rarecase.ui.EmptyState;
import org.rarecase.ui.FilterBoxes;
import org.rarecase.ui.PageHeader;
import org.rarecase.ui.PlainTable;

/** How far verification is by site, and the cases in which something is left. The address keeps the site. */
@Route("verification")
@PageTitle("Verification")
@Menu(title = "Verification", order = 35, icon = "vaadin:check-square-o")
@RolesAllowed({"MONITOR", "COORDINATOR", "AUDITOR"})
public class SdvView extends Div implements BeforeEnterObserver {

    private static final int PAGE = 50;
    private static final int COUNTED_BEFORE = 50;

    private final transient SdvCounts counts;
    private final transient List<Site> sites;
    private final ComboBox<Site> site = new ComboBox<>(t("Site"));
    private final PlainTable progress = new PlainTable(
            t("Verification by site"), t("Site"), t("Cases"), t("Incomplete"), t("Values verified"), t("Share"));
    private final PlainTable table = new PlainTable(
            t("Cases in which something is left to verify"), t("Case"), t("Site"), t("Left"), t("Values verified"));
    private final Div below = new Div();
    private transient @Nullable CaseId last;
    private boolean readingAddress;

    SdvView(SdvCounts counts, Studies studies, CurrentAccount currentAccount) {
        this.counts = counts;
        addClassNames("rc-page", "rc-verification");
        below.addClassName("rc-below");
        sites = studies.sites().stream()
                .filter(each -> currentAccount.sites().includes(each.id()))
                .toList();
        site.setItems(sites);
        site.setItemLabelGenerator(each -> each.code() + "  " + each.name());
        site.setPlaceholder(t("All"));
        site.setClearButtonVisible(true);
        FilterBoxes.sayIfNothingFits(site);
        site.addValueChangeListener(change -> chosen());
        Div filters = new Div(site);
        filters.addClassName("rc-filters");
        filters.getElement().setAttribute("role", "search");
        filters.setVisible(sites.size() > 1);
        add(
                new PageHeader(t("Verification"))
                        .withSubtitle(t("Values to be compared with the source: what is left, and where to go on.")),
                new H2(t("By site")),
                progress,
                new H2(t("Left to verify")),
                filters,
                table,
                below);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String code = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("site")
                .orElse("");
        readingAddress = true;
        site.setValue(sites.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElse(null));
        readingAddress = false;
        counts.catchUp(COUNTED_BEFORE);
        showProgress();
        load();
    }

    private void chosen() {
        if (readingAddress) {
            return;
        }
        Site chosen = site.getValue();
        UI.getCurrent()
                .navigate(
                        SdvView.class,
                        chosen == null ? QueryParameters.empty() : QueryParameters.of("site", chosen.code()));
    }

    private void showProgress() {
        progress.clear();
        List<SiteProgress> all = counts.progress();
        all.forEach(each -> progress.addRow(
                link(each), number(each.cases()), number(each.left()), values(each.count()), bar(each)));
        progress.setVisible(!all.isEmpty());
    }

    private Component link(SiteProgress shown) {
        String code = sites.stream()
                .filter(each -> each.id().equals(shown.site()))
                .map(Site::code)
                .findFirst()
                .orElse("");
        Anchor link = new Anchor("verification?site=" + code, shown.name());
        link.addClassName("rc-row-link");
        return link;
    }

    private static Span number(int number) {
        Span span = new Span(Integer.toString(number));
        span.addClassName("rc-number");
        return span;
    }

    private static Span values(CaseSdv.Count count) {
        Span span = new Span(t("{0} of {1}", count.done(), count.needed()));
        span.addClassName("rc-number");
        return span;
    }

    private static Component bar(SiteProgress shown) {
        CaseSdv.Count count = shown.count();
        double share = count.needed() == 0 ? 1 : (double) count.done() / count.needed();
        ProgressBar bar = new ProgressBar(0, 1, share);
        bar.getElement().setAttribute("aria-label", t("Verified at {0}", shown.name()));
        Span percent = new Span((int) Math.floor(share * 100) + " %");
        percent.addClassName("rc-number");
        Div both = new Div(bar, percent);
        both.addClassName("rc-verification-share");
        return both;
    }

    private void load() {
        last = null;
        table.clear();
        more();
    }

    private void more() {
        Site chosen = site.getValue();
        List<CaseAwaitingSdv> found = counts.left(chosen == null ? null : chosen.id(), last, PAGE);
        found.forEach(this::addRow);
        below.removeAll();
        table.setVisible(!table.isEmpty());
        if (table.isEmpty()) {
            below.add(new EmptyState(
                    VaadinIcon.CHECK_SQUARE_O,
                    t("Nothing is left to verify"),
                    t("When the site enters or changes a value that is to be compared, its case stands here.")));
        } else if (found.size() == PAGE) {
            last = found.getLast().id();
            below.add(new Button(t("Show more"), click -> more()));
        }
    }

    private void addRow(CaseAwaitingSdv left) {
        String address = left.next() == null
                ? CaseNavigation.address(left.id())
                : CaseNavigation.address(left.id(), left.next());
        Anchor link = new Anchor(address, left.number());
        link.addClassNames("rc-row-link", "rc-number");
        table.addRow(link, new Span(left.site()), number(left.count().left()), values(left.count()));
    }
}
