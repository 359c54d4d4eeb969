package org.rarecase.migration.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.shared.Registration;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.rarecase.migration.MigrationJob;
import org.rarecase.migration.VersionMigrations;
import org.rarecase.shared.Messages;
import org.rarecase.ui.Badge;
import org.rarecase.ui.PlainTable;
import org.rarecase.ui.RelativeTime;
import org.rarecase.ui.Tone;

/** The moves of many cases, the newest first; a running one is watched and can be cancelled. */
class MigrationJobList extends Composite<Div> {

    private static final int POLL_MILLISECONDS = 1000;

    private final transient VersionMigrations moves;
    private final transient Clock clock;
    private final transient Runnable ended;
    private @Nullable Registration polling;
    private boolean running;

    /** @param ended what to do when no job runs any more */
    MigrationJobList(VersionMigrations moves, Clock clock, Runnable ended) {
        this.moves = moves;
        this.clock = clock;
        this.ended = ended;
    }

    /** A job has been started, however soon it ends. */
    void begun() {
        running = true;
        watch();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        watch();
    }

    /** Shows how far the jobs are, again and again as long as one runs. */
    private void watch() {
        List<MigrationJob> jobs = moves.newest();
        show(jobs);
        UI ui = UI.getCurrent();
        boolean ranBefore = running;
        running = jobs.stream().anyMatch(job -> job.state() == MigrationJob.State.RUNNING);
        if (running && polling == null) {
            ui.setPollInterval(POLL_MILLISECONDS);
            polling = ui.addPollListener(poll -> watch());
        } else if (!running) {
            stopWatching(ui);
            if (ranBefore) {
                ended.run();
            }
        }
    }

    void stopWatching(UI ui) {
        if (polling != null) {
            polling.remove();
            polling = null;
            ui.setPollInterval(-1);
        }
    }

    private void show(List<MigrationJob> jobs) {
        getContent().removeAll();
        if (jobs.isEmpty()) {
            return;
        }
        PlainTable table = new PlainTable(t("Moves so far"), t("Started"), t("Why"), t("Cases"), t("Progress"));
        jobs.forEach(job -> table.addRow(started(job), new Span(job.reason()), counts(job), progress(job)));
        getContent().add(new H2(t("Moves so far")), table);
    }

    private Component started(MigrationJob job) {
        Span who = new Span(job.startedBy().userName());
        who.addClassName("rc-second-line");
        return new Div(new RelativeTime(job.startedAt(), clock), who);
    }

    private Component counts(MigrationJob job) {
        Div counts =
                new Div(new Span(t("{0} of {1} moved", Messages.number(job.moved()), Messages.number(job.total()))));
        if (job.unchanged() > 0) {
            counts.add(second(t("Moved by somebody else meanwhile: {0}", job.unchanged())));
        }
        if (job.failed() > 0) {
            counts.add(second(t("Not moved: {0}", job.failed())), failures(job));
        }
        return counts;
    }

    private static Span second(String text) {
        Span span = new Span(text);
        span.addClassName("rc-second-line");
        return span;
    }

    private Component failures(MigrationJob job) {
        UnorderedList list = new UnorderedList();
        list.addClassName("rc-versions-failures");
        moves.failures(job.id())
                .forEach(failure ->
                        list.add(new ListItem(new Span(failure.number()), new Span(": " + failure.message()))));
        return list;
    }

    private Component progress(MigrationJob job) {
        return switch (job.state()) {
            case DONE -> new Badge(t("Done"), job.failed() == 0 ? Tone.SUCCESS : Tone.WARNING);
            case CANCELLED ->
                new Div(new Badge(t("Stopped"), Tone.NEUTRAL), second(t("As before: {0}", job.waiting())));
            case RUNNING -> {
                ProgressBar bar = new ProgressBar(0, Math.max(1, job.total()), job.done());
                bar.getElement().setAttribute("aria-label", t("Progress"));
                Button cancel = new Button(t("Cancel"), click -> {
                    moves.cancel(job.id());
                    watch();
                });
                Div running = new Div(bar, cancel);
                running.addClassName("rc-versions-running");
                yield running;
            }
        };
    }
}
