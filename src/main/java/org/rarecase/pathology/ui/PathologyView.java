package org.rarecase.pathology.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.PageTitle;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Accounts;
import org.rarecase.account.CurrentAccount;
import org.rarecase.account.Role;
import org.rarecase.casebook.CaseId;
import org.rarecase.casebook.CaseSummary;
import org.rarecase.casebook.Casebook;
import org.rarecase.casebook.ui.CaseNavigation;
import org.rarecase.form.Forms;
import org.rarecase.pathology.Agreement;
import org.rarecase.pathology.Reading;
import org.rarecase.pathology.ReviewState;
import org.rarecase.pathology.Reviews;
import org.rarecase.pathology.reader.ReaderProfiles;
import org.rarecase.study.Studies;
import org.rarecase.study.TumourType;
import org.rarecase.ui.Badge;
import org.rarecase.ui.EmptyState;
import org.rarecase.ui.FormText;
import org.rarecase.ui.PageHeader;
import org.rarecase.ui.PlainTable;
import org.rarecase.ui.RelativeTime;
import org.rarecase.ui.Tone;

/** Central reviews: those waiting, those signed off, and how often they disagree with the local diagnosis. */
@Route("pathology")
@PageTitle("Pathology")
@Menu(title = "Pathology", order = 40, icon = "vaadin:eye")
@RolesAllowed({"PATHOLOGIST", "MONITOR", "COORDINATOR", "AUDITOR"})
public class PathologyView extends Div {

    private static final int PAGE = 50;

    private final transient Reviews reviews;
    private final transient Casebook casebook;
    private final transient Accounts accounts;
    private final transient Forms forms;
    private final transient Clock clock;

    PathologyView(
            Reviews reviews,
            ReaderProfiles profiles,
            Studies studies,
            Casebook casebook,
            Forms forms,
            Accounts accounts,
            CurrentAccount current,
            Clock clock) {
        this.reviews = reviews;
        this.casebook = casebook;
        this.forms = forms;
        this.accounts = accounts;
        this.clock = clock;
        addClassNames("rc-page", "rc-pathology");
        add(new PageHeader(t("Pathology"))
                .withSubtitle(t("Central review of the diagnosis, blinded to the local one")));
        add(new H2(t("Waiting")), new Reviewed(ReviewState.WAITING));
        List<Agreement> agreement = reviews.agreement();
        if (!agreement.isEmpty()) {
            add(new H2(t("Disagreement with the local diagnosis")), agreement(agreement));
        }
        add(new H2(t("Signed off")));
        if (current.account().isReviewerOnly()) {
            Paragraph blinded =
                    new Paragraph(t("Reviews by colleagues, and how often they disagree with the local diagnosis,"
                            + " are shown for cases of which you have signed a review of your own."));
            blinded.addClassName("rc-quiet");
            add(blinded);
        }
        add(new Reviewed(ReviewState.SIGNED));
        if (current.has(Role.COORDINATOR)) {
            add(new ReaderList(
                    profiles, studies, forms.inUse().codeList("tumour-types").codes()));
        }
    }

    private Component agreement(List<Agreement> agreements) {
        Div all = new Div();
        all.addClassName("rc-agreement");
        agreements.forEach(it -> all.add(agreement(it)));
        return all;
    }

    private Component agreement(Agreement it) {
        Span share = new Span(it.percentDisagreeing() + " %");
        share.addClassName("rc-agreement-share");
        Div bar = new Div(part("minor", it.minor(), it.signed()), part("major", it.major(), it.signed()));
        bar.addClassName("rc-agreement-bar");
        bar.getElement().setAttribute("aria-hidden", "true");
        Span words =
                new Span(t("Minor: {0}, major: {1}, assessable reviews: {2}", it.minor(), it.major(), it.signed()));
        words.addClassName("rc-quiet");
        Div card = new Div(new Span(tumourType(it.tumourType())), share, bar, words);
        card.addClassName("rc-agreement-type");
        return card;
    }

    private static Div part(String kind, int count, int of) {
        Div part = new Div();
        part.addClassName("rc-agreement-" + kind);
        part.setWidth(100f * count / of + "%");
        return part;
    }

    private String tumourType(TumourType type) {
        return forms.inUse()
                .codeList("tumour-types")
                .find(type.code())
                .map(code -> FormText.plain(code.label()))
                .orElse(type.code());
    }

    /** Reviews of one state, a page at a time. */
    private final class Reviewed extends Div {

        private final ReviewState state;
        private final PlainTable table;
        private final Div below = new Div();
        private final transient Map<String, String> names = new HashMap<>();
        private transient @Nullable Reading last;

        Reviewed(ReviewState state) {
            this.state = state;
            this.table = state == ReviewState.WAITING
                    ? new PlainTable(t("Reviews waiting"), t("Case"), t("Site"), t("Requested"), t("Due"))
                    : new PlainTable(
                            t("Reviews signed off"), t("Case"), t("Site"), t("Verdict"), t("Signed by"), t("Signed"));
            below.addClassName("rc-below");
            add(table, below);
            more();
        }

        private void more() {
            List<Reading> found = reviews.find(state, last, PAGE);
            Map<CaseId, CaseSummary> cases = casebook.records(
                    found.stream().map(Reading::caseId).distinct().toList());
            names.putAll(accounts.names(found.stream()
                    .map(Reading::signedBy)
                    .filter(Objects::nonNull)
                    .distinct()
                    .toList()));
            found.forEach(reading -> addRow(reading, cases.get(reading.caseId())));
            below.removeAll();
            table.setVisible(!table.isEmpty());
            if (table.isEmpty()) {
                below.add(nothing());
            } else if (found.size() == PAGE) {
                last = found.getLast();
                below.add(new Button(t("Show more"), click -> more()));
            }
        }

        private EmptyState nothing() {
            return state == ReviewState.WAITING
                    ? new EmptyState(
                            VaadinIcon.EYE,
                            t("No reviews waiting"),
                            t("Cases appear here when they are submitted for review."))
                    : new EmptyState(
                            VaadinIcon.CHECK,
                            t("No review signed off yet"),
                            t("Signed reviews appear here with their verdict."));
        }

        private void addRow(Reading reading, @Nullable CaseSummary caseSummary) {
            if (caseSummary == null) {
                return;
            }
            Anchor link = new Anchor(address(reading), caseSummary.number());
            link.addClassNames("rc-row-link", "rc-number");
            Span site = new Span(caseSummary.site().name());
            if (state == ReviewState.WAITING) {
                table.addRow(link, site, new RelativeTime(reading.offeredAt(), clock), due(reading));
            } else {
                table.addRow(link, site, verdict(reading), new Span(signedBy(reading)), signed(reading));
            }
        }

        /** Only the signed form is shown to everybody who sees the case. */
        private String address(Reading reading) {
            return state == ReviewState.SIGNED
                    ? CaseNavigation.address(reading.caseId(), reading.instanceId()) + "?panel=review"
                    : CaseNavigation.address(reading.caseId()) + "?panel=review";
        }

        private Component due(Reading reading) {
            RelativeTime due = new RelativeTime(reading.dueAt(), clock);
            return reading.isOverdue(clock.instant())
                    ? new Div(new Badge(VaadinIcon.ALARM, t("Overdue"), Tone.DANGER), due)
                    : due;
        }

        private String signedBy(Reading reading) {
            String userName = String.valueOf(reading.signedBy());
            return names.getOrDefault(userName, userName);
        }

        private Component verdict(Reading reading) {
            return ReviewPanel.badge(reading);
        }

        private Component signed(Reading reading) {
            Instant signedAt = reading.signedAt();
            return signedAt == null ? new Span("") : new RelativeTime(signedAt, clock);
        }
    }
}
