package org.rarecase.pathology.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.rarecase.account.Accounts;
import org.rarecase.casebook.ui.CaseNavigation;
import org.rarecase.pathology.Reading;
import org.rarecase.pathology.Verdict;
import org.rarecase.pathology.list.ListedReview;
import org.rarecase.pathology.list.ListedReview.Status;
import org.rarecase.pathology.list.ReviewLists;
import org.rarecase.pathology.list.ReviewTab;
import org.rarecase.ui.Badge;
import org.rarecase.ui.EmptyState;
import org.rarecase.ui.PlainTable;
import org.rarecase.ui.RelativeTime;
import org.rarecase.ui.Tone;

/** One of the lists of reviews, a page at a time. */
final class ReviewTable extends Div {

    private static final int PAGE = 50;

    record Services(ReviewLists lists, Accounts accounts, Clock clock) {}

    private final ReviewTab tab;
    private final transient Services services;
    private final PlainTable table;
    private final Div below = new Div();
    private final transient Map<String, String> names = new HashMap<>();
    private transient @Nullable ListedReview last;

    ReviewTable(ReviewTab tab, Services services) {
        this.tab = tab;
        this.services = services;
        List<String> columns = new ArrayList<>(List.of(t("Case"), t("Clinical question"), t("Occasion"), t("Age")));
        columns.addAll(
                switch (tab) {
                    case MINE -> List.of(t("State"), t("Due"));
                    case UNASSIGNED -> List.of(t("Due"));
                    case BEING_READ -> List.of(t("Reader"), t("State"), t("Due"));
                    case DISAGREEMENT -> List.of(t("State"), t("Verdict"), t("Since"));
                    case SIGNED -> List.of(t("Verdict"), t("Signed by"), t("Signed off on"));
                });
        table = new PlainTable(title(tab), columns.toArray(String[]::new));
        below.addClassName("rc-below");
        add(table, below);
        more();
    }

    static String title(ReviewTab tab) {
        return switch (tab) {
            case MINE -> t("My readings");
            case UNASSIGNED -> t("Unassigned");
            case BEING_READ -> t("Being read");
            case DISAGREEMENT -> t("Disagreement");
            case SIGNED -> t("Signed");
        };
    }

    private void more() {
        List<ListedReview> found = services.lists().page(tab, last, PAGE);
        List<String> readers = found.stream()
                .map(ListedReview::reader)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        names.putAll(services.accounts().names(readers));
        found.forEach(this::addRow);
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
        return switch (tab) {
            case MINE ->
                new EmptyState(
                        VaadinIcon.EYE,
                        t("No reviews waiting"),
                        t("Reviews appear here as soon as you are asked to read one, first due at the top."));
            case UNASSIGNED ->
                new EmptyState(
                        VaadinIcon.EYE,
                        t("No reading without a reader"),
                        t("A reading appears here when a review begins, or a reader declines, until somebody is"
                                + " asked to read it."));
            case BEING_READ ->
                new EmptyState(
                        VaadinIcon.EYE,
                        t("Nothing is being read"),
                        t("A reading appears here from the moment somebody is asked until it is signed, first due"
                                + " at the top."));
            case DISAGREEMENT ->
                new EmptyState(
                        VaadinIcon.CHECK,
                        t("Nothing is open"),
                        t("A review appears here once all have signed it, until it is compared with the local"
                                + " diagnosis; and on top what its site has not acknowledged."));
            case SIGNED ->
                new EmptyState(
                        VaadinIcon.CHECK,
                        t("No review signed off yet"),
                        t("A review appears here as soon as it is signed off; its verdict once it is compared with"
                                + " the local diagnosis."));
        };
    }

    private void addRow(ListedReview review) {
        Anchor link = new Anchor(address(review), review.caseNumber());
        link.addClassNames("rc-row-link", "rc-number");
        List<Component> cells = new ArrayList<>(
                List.of(link, question(review), new Span(review.occasion().label()), new Span(age(review.age()))));
        RelativeTime at = new RelativeTime(review.at(), services.clock());
        cells.addAll(
                switch (tab) {
                    case MINE -> List.of(state(review), due(review, at));
                    case UNASSIGNED -> List.of(due(review, at));
                    case BEING_READ -> List.of(reader(review), state(review), due(review, at));
                    case DISAGREEMENT -> List.of(state(review), verdict(review.verdict()), at);
                    case SIGNED -> List.of(verdict(review.verdict()), reader(review), at);
                });
        table.addRow(cells.toArray(Component[]::new));
    }

    /** The bench of an own reading; the form of another that is not offered; else the panel that says what is to be done. */
    private String address(ListedReview review) {
        if (tab == ReviewTab.MINE && review.status() == Status.ACCEPTED) {
            return Reading.BENCH + review.id();
        }
        if (review.status() == Status.TO_COMPARE || review.status() == Status.TO_ADJUDICATE) {
            return "pathology/compare/" + review.reviewId();
        }
        String address = review.instanceId() == null || review.status() == Status.OFFERED
                ? CaseNavigation.address(review.caseId())
                : CaseNavigation.address(review.caseId(), review.instanceId());
        return address + "?panel=review";
    }

    private static Span question(ListedReview review) {
        Span question = new Span(review.question() == null ? "–" : review.question());
        question.addClassName("rc-question");
        return question;
    }

    private static String age(@Nullable Integer years) {
        return years == null ? "–" : years == 1 ? t("1 year") : t("{0} years", years);
    }

    private Component due(ListedReview review, RelativeTime at) {
        return review.isOverdue(services.clock().instant())
                ? new Div(new Badge(VaadinIcon.ALARM, t("Overdue"), Tone.DANGER), at)
                : at;
    }

    private Component state(ListedReview review) {
        boolean own = tab == ReviewTab.MINE;
        return switch (review.status()) {
            case OFFERED ->
                new Span(own ? review.reader() == null ? t("For whoever begins it") : t("To accept") : t("Asked"));
            case ACCEPTED -> new Span(own ? t("To read") : t("Being read"));
            case UNACKNOWLEDGED -> new Badge(VaadinIcon.ALARM, t("Not acknowledged"), Tone.DANGER);
            case TO_ADJUDICATE -> new Badge(t("To adjudicate"), Tone.WARNING);
            case TO_COMPARE, TO_COMPARE_IN_CASE -> new Badge(t("To compare"), Tone.NEUTRAL);
            case SIGNED -> new Span(t("Signed off"));
        };
    }

    private Component reader(ListedReview review) {
        String reader = review.reader();
        return new Span(reader == null ? "" : names.getOrDefault(reader, reader));
    }

    private static Component verdict(@Nullable Verdict verdict) {
        return verdict == null ? new Span("–") : new Badge(verdict.label(), verdict.tone());
    }
}
