package org.rarecase.exchange.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.rarecase.account.CurrentAccount;
import org.rarecase.exchange.cut.Cut;
import org.rarecase.exchange.cut.CutComparisons;
import org.rarecase.exchange.cut.Cuts;
import org.rarecase.form.Forms;
import org.rarecase.study.Site;
import org.rarecase.study.Studies;
import org.rarecase.ui.Icons;
import org.rarecase.ui.PageHeader;

/** The data cuts: makes one, lists them, shows what is in one and what changed from one to another. */
@Route(CutsView.ADDRESS)
@PageTitle("Data cuts")
@Menu(title = "Cuts", order = 59, icon = "vaadin:archive")
@RolesAllowed({"COORDINATOR", "AUDITOR"})
public class CutsView extends Div implements BeforeEnterObserver {

    static final String ADDRESS = "cuts";

    private static final String CUT = "cut";
    private static final String WITH = "with";

    private final transient Cuts cuts;
    private final transient CutComparisons comparisons;
    private final transient Clock clock;
    private final transient List<Site> sites;
    private final CutList list;
    private final Div form = new Div();
    private final Div chosen = new Div();

    CutsView(
            Cuts cuts,
            CutComparisons comparisons,
            Forms forms,
            Studies studies,
            CurrentAccount currentAccount,
            Clock clock) {
        this.cuts = cuts;
        this.comparisons = comparisons;
        this.clock = clock;
        this.sites = studies.sites();
        this.list = new CutList(cuts, clock);
        addClassNames("rc-page", "rc-export", "rc-cuts");
        add(new PageHeader(t("Data cuts"))
                .withSubtitle(t("Cases as they were at one moment, to publish from. A cut is never changed.")));
        if (cuts.mayMake()) {
            List<Site> own = sites.stream()
                    .filter(each -> currentAccount.sites().includes(each.id()))
                    .toList();
            form.add(new CutForm(cuts, forms, own, list::begun));
        }
        add(form, chosen, list);
    }

    static String address(Cut cut) {
        return ADDRESS + "?" + CUT + "=" + cut.id();
    }

    static String address(Cut before, Cut after) {
        return address(after) + "&" + WITH + "=" + before.id();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        chosen.removeAll();
        List<Cut> made =
                cuts.all().stream().filter(cut -> cut.state() == Cut.State.DONE).toList();
        Optional<Cut> open = find(made, event, CUT);
        form.setVisible(open.isEmpty());
        open.ifPresent(cut -> {
            Anchor back = new Anchor(ADDRESS, Icons.decorative(VaadinIcon.ARROW_LEFT), new Span(t("Data cuts")));
            back.addClassName("rc-back");
            chosen.add(back);
            chosen.add(new CutDetails(cuts, cut, made, find(made, event, WITH), sites, clock));
            find(made, event, WITH).ifPresent(before -> chosen.add(new CutComparison(comparisons, before, cut)));
        });
    }

    private static Optional<Cut> find(List<Cut> made, BeforeEnterEvent event, String parameter) {
        return event.getLocation()
                .getQueryParameters()
                .getSingleParameter(parameter)
                .flatMap(id -> made.stream()
                        .filter(cut -> String.valueOf(cut.id()).equals(id))
                        .findFirst());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        list.stopWatching(event.getUI());
    }
}
