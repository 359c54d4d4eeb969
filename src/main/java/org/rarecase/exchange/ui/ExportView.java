package org.rarecase.exchange.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import org.rarecase.account.CurrentAccount;
import org.rarecase.exchange.archive.ArchiveFormat;
import org.rarecase.exchange.export.ExportRequest;
import org.rarecase.exchange.export.Exports;
import org.rarecase.exchange.export.Purpose;
import org.rarecase.exchange.export.Withdrawals;
import org.rarecase.exchange.fact.Format;
import org.rarecase.form.Forms;
import org.rarecase.shared.Messages;
import org.rarecase.study.Site;
import org.rarecase.study.Studies;
import org.rarecase.ui.Icons;
import org.rarecase.ui.Notices;
import org.rarecase.ui.PageHeader;
import org.rarecase.ui.RefusalLine;

/** Asks what is to be exported, for what and as what, and shows how far the exports of the account are. */
@Route("export")
@PageTitle("Export")
@Menu(title = "Export", order = 56, icon = "vaadin:download-alt")
@RolesAllowed({"INVESTIGATOR", "MONITOR", "COORDINATOR", "AUDITOR"})
public class ExportView extends Div implements BeforeEnterObserver {

    /** Parameter of the address: id of the data cut to export from. */
    static final String CUT = "cut";

    private final transient Exports exports;
    private final ExportChoice what;
    private final ExportPurpose purpose;
    private final ExportList list;
    private final Paragraph count = new Paragraph();
    private final RefusalLine refusal = new RefusalLine();

    ExportView(
            Exports exports,
            Withdrawals withdrawals,
            Forms forms,
            Studies studies,
            CurrentAccount currentAccount,
            Clock clock) {
        this.exports = exports;
        List<Site> sites = studies.sites().stream()
                .filter(each -> currentAccount.sites().includes(each.id()))
                .toList();
        this.what = new ExportChoice(forms, sites, offered(), exports.cuts());
        this.purpose = new ExportPurpose(exports.purposes(), exports.countries());
        this.list = new ExportList(exports, clock);
        addClassNames("rc-page", "rc-export");
        Button start = new Button(t("Export"), Icons.decorative(VaadinIcon.DOWNLOAD_ALT), click -> start());
        start.addThemeVariants(ButtonVariant.PRIMARY);
        count.getElement().setAttribute("role", "status");
        Div actions = new Div(start, count);
        actions.addClassName("rc-versions-actions");
        Div asked = new Div(purpose, new H2(t("What")), what, refusal, actions);
        asked.addClassNames("rc-card", "rc-form");
        add(
                new PageHeader(t("Export"))
                        .withSubtitle(
                                t("Files hold what the pages show you, and each export stands in the audit trail.")),
                asked,
                list,
                new WithdrawnCases(withdrawals.ofAllRecipients(), clock));
        List.<HasValue<?, ?>>of(
                        what.cut,
                        what.number,
                        what.cases.site,
                        what.cases.tumourType,
                        what.cases.state,
                        purpose.purpose)
                .forEach(field -> field.addValueChangeListener(change -> count()));
        count();
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        event.getLocation()
                .getQueryParameters()
                .getSingleParameter(CUT)
                .ifPresent(id -> exports.cuts().stream()
                        .filter(cut -> String.valueOf(cut.id()).equals(id))
                        .forEach(what.cut::setValue));
    }

    /** An archive is for who may make one, and never what is chosen unless somebody says otherwise. */
    private List<Format> offered() {
        boolean archives = exports.purposes().contains(Purpose.ARCHIVE);
        return exports.formats().stream()
                .filter(format -> archives || !isArchive(format))
                .sorted(Comparator.comparing(ExportView::isArchive))
                .toList();
    }

    private static boolean isArchive(Format format) {
        return format.key().equals(ArchiveFormat.KEY);
    }

    private ExportRequest request() {
        return new ExportRequest(
                purpose.purpose.getValue(),
                what.scope(),
                what.formatKeys(),
                purpose.chosenRecipient(),
                purpose.disclosure(),
                what.withHistory());
    }

    private void count() {
        int cases = exports.count(request());
        count.setText(cases == 1 ? t("1 case fits.") : t("{0} cases fit.", Messages.number(cases)));
        refusal.clear();
    }

    private void start() {
        if (refusal.permits(() -> exports.start(request()))) {
            Notices.success(t("The export has begun. The files will be below."));
            list.begun();
        }
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        list.stopWatching(event.getUI());
    }
}
