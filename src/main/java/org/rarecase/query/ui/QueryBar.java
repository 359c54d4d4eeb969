package org.rarecase.query.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.Key;
import com.vaadin.flow.component.KeyModifier;
import com.vaadin.flow.component.Shortcuts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.shared.Registration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.rarecase.casebook.ui.CaseContext;
import org.rarecase.query.DataQuery;
import org.rarecase.query.OpenQueries;
import org.rarecase.ui.Icons;
import org.rarecase.ui.Notices;

/** Below the head of a case: how many queries wait, and the way from one to the next, by button and by key. */
final class QueryBar extends Div {

    private final transient CaseContext context;
    private final transient ShownQueries shown;
    private final transient OpenQueries openQueries;
    private final transient QueryReviewRuns runs;
    private final Span text = new Span();
    private final Button previous = button(VaadinIcon.ARROW_UP, t("Previous query"), "Alt+Shift+Q", -1);
    private final Button next = button(VaadinIcon.ARROW_DOWN, t("Next query"), "Alt+Q", 1);
    private Registration following = () -> {};
    private transient Optional<String> here = Optional.empty();
    private transient @Nullable QueryReviewRun run;

    QueryBar(CaseContext context, ShownQueries shown, OpenQueries openQueries, QueryReviewRuns runs) {
        this.runs = runs;
        this.context = context;
        this.shown = shown;
        this.openQueries = openQueries;
        addClassName("rc-query-bar");
        getElement().setAttribute("role", "group").setAttribute("aria-label", t("Queries of this case"));
        text.getElement().setAttribute("role", "status");
        Shortcuts.addShortcutListener(this, () -> go(1), Key.KEY_Q, KeyModifier.ALT)
                .resetFocusOnActiveElement();
        Shortcuts.addShortcutListener(this, () -> go(-1), Key.KEY_Q, KeyModifier.ALT, KeyModifier.SHIFT)
                .resetFocusOnActiveElement();
    }

    private Button button(VaadinIcon icon, String name, String key, int step) {
        Button button = new Button(name, Icons.decorative(icon), click -> go(step));
        button.getElement().setAttribute("aria-keyshortcuts", key);
        button.setTooltipText(name + " (" + key + ")");
        return button;
    }

    @Override
    protected void onAttach(AttachEvent event) {
        super.onAttach(event);
        following = event.getUI().addAfterNavigationListener(navigation -> render(navigation.getLocation()));
        render(event.getUI().getActiveViewLocation());
    }

    @Override
    protected void onDetach(DetachEvent event) {
        super.onDetach(event);
        following.remove();
    }

    private void render(Location location) {
        here = location.getQueryParameters().getSingleParameter(QueryAddress.QUERY);
        run = location.getQueryParameters()
                .getSingleParameter(QueryAddress.BOARD)
                .flatMap(board -> here().map(query -> runs.through(board, query)))
                .orElse(null);
        removeAll();
        removeClassName("rc-query-bar-reviewing");
        if (run == null) {
            renderWayOfCase();
        } else {
            DataQuery led = here().orElseThrow();
            render(t("Query {0} of {1}", run.position(led.id()) + 1, run.length()), true);
            Anchor back =
                    new Anchor(run.board().isEmpty() ? "queries" : "queries?" + run.board(), t("Back to the list"));
            back.addClassName("rc-link");
            add(back);
        }
        here().filter(query -> query.place() == null).ifPresent(query -> QueryCard.focus(query.id()));
    }

    private void renderWayOfCase() {
        List<DataQuery> way = way();
        int position = position(way);
        if (!way.isEmpty()) {
            render(position < 0 ? waiting() : t("Query {0} of {1}", position + 1, way.size()), position >= 0);
        }
    }

    private void render(String told, boolean reviewing) {
        setClassName("rc-query-bar-reviewing", reviewing);
        text.setText(told);
        add(Icons.decorative(VaadinIcon.COMMENT_ELLIPSIS_O), text);
        if (reviewing) {
            add(previous);
        }
        add(next);
    }

    /** What waits for the account; if nothing does, all that is open. */
    private List<DataQuery> way() {
        List<DataQuery> open = shown.unresolved(context);
        List<DataQuery> mine = open.stream().filter(openQueries::waitsForMe).toList();
        return new QueryOrder(context.visibleCase()).sorted(mine.isEmpty() ? open : mine);
    }

    private int position(List<DataQuery> way) {
        return here().map(way::indexOf).orElse(-1);
    }

    /** The query that one was led to, also if it has been settled since. */
    private Optional<DataQuery> here() {
        return here.flatMap(id -> shown.of(context).stream()
                .filter(query -> query.id().toString().equals(id))
                .findFirst());
    }

    private String waiting() {
        List<DataQuery> open = shown.unresolved(context);
        int mine = (int) open.stream().filter(openQueries::waitsForMe).count();
        String forMe = mine == 1 ? t("1 query waits for you") : t("{0} queries wait for you", mine);
        int others = open.size() - mine;
        String forOthers = others == 1 ? t("1 query waits for others") : t("{0} queries wait for others", others);
        if (mine == 0) {
            return forOthers;
        }
        return others == 0 ? forMe : forMe + ", " + forOthers;
    }

    private void go(int step) {
        @Nullable DataQuery from = here().orElse(null);
        QueryReviewRun through = run;
        if (through != null && from != null) {
            runs.next(through, from.id(), step)
                    .ifPresentOrElse(
                            query -> QueryAddress.go(query, through.board()),
                            () -> Notices.info(
                                    step > 0
                                            ? t("That was the last query of the list.")
                                            : t("This is the first query of the list.")));
            return;
        }
        new QueryOrder(context.visibleCase())
                .next(way(), from, context.currentEntry().orElse(null), step)
                .ifPresentOrElse(QueryAddress::go, () -> Notices.success(t("No query is open in this case.")));
    }
}
