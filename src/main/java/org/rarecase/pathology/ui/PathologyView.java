package org.rarecase.pathology.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Nav;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.form.Forms;
import org.rarecase.pathology.list.ReviewLists;
import org.rarecase.pathology.list.ReviewTab;
import org.rarecase.pathology.reader.ReaderProfiles;
import org.rarecase.pathology.session.PanelSessions;
import org.rarecase.pathology.ui.session.SessionList;
import org.rarecase.study.Studies;
import org.rarecase.ui.PageHeader;

/** The lists of central reviews, each in a tab that the address names. */
@Route("pathology")
@PageTitle("Pathology")
@Menu(title = "Pathology", order = 40, icon = "vaadin:eye")
@RolesAllowed({"PATHOLOGIST", "MONITOR", "COORDINATOR", "AUDITOR"})
public class PathologyView extends Div implements BeforeEnterObserver {

    private static final String ADDRESS = "pathology";
    private static final String TAB = "tab";

    private final transient ReviewTable.Services services;
    private final transient List<ReviewTab> tabs;
    private final boolean reviewerOnly;
    private final Nav bar = new Nav();
    private final Div body = new Div();

    PathologyView(
            ReviewLists lists,
            ReaderProfiles profiles,
            PanelSessions sessions,
            Studies studies,
            Forms forms,
            Accounts accounts,
            CurrentAccount current,
            Clock clock) {
        services = new ReviewTable.Services(lists, accounts, clock);
        tabs = lists.tabs();
        reviewerOnly = current.account().isReviewerOnly();
        addClassNames("rc-page", "rc-pathology");
        bar.addClassName("rc-tabs");
        bar.setAriaLabel(t("Lists of reviews"));
        Anchor figures = new Anchor(FiguresView.ADDRESS, t("Figures"));
        figures.addClassName("rc-button-link");
        body.addClassName("rc-tab-body");
        add(
                new PageHeader(t("Pathology"))
                        .withSubtitle(t("Central review of the diagnosis, blinded to the local one"))
                        .withActions(figures),
                bar,
                body);
        add(new SessionList(sessions, accounts));
        if (current.has(Role.COORDINATOR)) {
            add(new ReaderList(
                    profiles, studies, forms.inUse().codeList("tumour-types").codes()));
        }
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        String wanted =
                event.getLocation().getQueryParameters().getSingleParameter(TAB).orElse("");
        int index = Math.max(0, tabs.stream().map(PathologyView::key).toList().indexOf(wanted));
        show(tabs.get(index));
    }

    /** As the address has it. */
    private static String key(ReviewTab tab) {
        return tab.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private void show(ReviewTab tab) {
        bar.removeAll();
        tabs.forEach(each -> {
            Anchor link = new Anchor(ADDRESS + "?" + TAB + "=" + key(each), ReviewTable.title(each));
            if (each == tab) {
                link.getElement().setAttribute("aria-current", "page");
            }
            bar.add(link);
        });
        body.removeAll();
        if (tab == ReviewTab.SIGNED && reviewerOnly) {
            Paragraph blinded = new Paragraph(t("Your own reviews. The verdict is shown once all readers of a case have"
                    + " signed, and no new review of it waits."));
            blinded.addClassName("rc-quiet");
            body.add(blinded);
        }
        body.add(new ReviewTable(tab, services));
    }
}
