package org.rarecase.exchange.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.cut.Cut;
import org.rarecase.exchange.cut.Cuts;
import org.rarecase.shared.Messages;
import org.rarecase.ui.Badge;
import org.rarecase.ui.EmptyState;
import org.rarecase.ui.PlainTable;
import org.rarecase.ui.RelativeTime;
import org.rarecase.ui.Tone;

/** All cuts, the newest first; one under way is watched and can be cancelled. */
final class CutList extends Composite<Div> {

    private final transient Cuts cuts;
    private final transient Clock clock;
    private final Watching watching = new Watching(this::refresh);
    private transient @Nullable List<Cut> shown;

    CutList(Cuts cuts, Clock clock) {
        this.cuts = cuts;
        this.clock = clock;
        getContent().addClassName("rc-versions");
    }

    void begun() {
        watching.look();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        watching.look();
    }

    void stopWatching(UI ui) {
        watching.stop(ui);
    }

    private boolean refresh() {
        List<Cut> now = cuts.all();
        if (!now.equals(shown)) {
            shown = now;
            show(now);
        }
        return now.stream().anyMatch(Cut::isUnderWay);
    }

    private void show(List<Cut> now) {
        getContent().removeAll();
        if (now.isEmpty()) {
            getContent()
                    .add(
                            new EmptyState(
                                    VaadinIcon.ARCHIVE,
                                    t("No cut so far"),
                                    t(
                                            "Before you publish, keep the cases as they are: the figures can be made from them again.")));
            return;
        }
        PlainTable table =
                new PlainTable(t("Data cuts"), t("Cut"), t("Cases as of"), t("Cases"), t("Made by"), t("State"));
        now.forEach(cut -> table.addRow(
                name(cut),
                asOf(cut.asOf()),
                new Span(
                        cut.state() == Cut.State.DONE
                                ? Messages.number(cut.cases()).in(Messages.language())
                                : "–"),
                new Span(cut.madeBy().userName()),
                state(cut)));
        getContent().add(new H2(t("Data cuts")), table);
    }

    private static Component name(Cut cut) {
        Span purpose = second(cut.request().purpose());
        if (cut.state() != Cut.State.DONE) {
            return new Div(new Span(cut.name()), purpose);
        }
        Anchor open = new Anchor(CutsView.address(cut), cut.name());
        open.addClassName("rc-row-link");
        return new Div(open, purpose);
    }

    private Component asOf(@Nullable Instant moment) {
        return moment == null ? new Span("–") : new RelativeTime(moment, clock);
    }

    private Component state(Cut cut) {
        return switch (cut.state()) {
            case WAITING, RUNNING -> underWay(cut);
            case DONE ->
                cut.erasures().isEmpty()
                        ? new Badge(t("Kept"), Tone.SUCCESS)
                        : new Badge(t("Kept, cases erased: {0}", cut.erasures().size()), Tone.WARNING);
            case CANCELLED -> new Badge(t("Cancelled"), Tone.NEUTRAL);
            case FAILED ->
                new Div(new Badge(t("Not made"), Tone.DANGER), second(cut.message() == null ? "" : t(cut.message())));
        };
    }

    private Component underWay(Cut cut) {
        ProgressBar bar = new ProgressBar(0, Math.max(1, cut.total()), cut.cases());
        bar.getElement().setAttribute("aria-label", t("Progress"));
        Div running = new Div(bar);
        if (cuts.mayMake()) {
            running.add(new Button(t("Cancel"), click -> {
                cuts.cancel(cut.id());
                watching.look();
            }));
        }
        running.addClassName("rc-versions-running");
        return running;
    }

    private static Span second(String text) {
        Span span = new Span(text);
        span.addClassName("rc-second-line");
        span.setVisible(!text.isEmpty());
        return span;
    }
}
