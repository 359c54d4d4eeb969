package org.rarecase.exchange.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.progressbar.ProgressBar;
import com.vaadin.flow.server.HttpStatusCode;
import com.vaadin.flow.server.streams.DownloadHandler;
import com.vaadin.flow.server.streams.DownloadResponse;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.rarecase.exchange.export.Export;
import org.rarecase.exchange.export.Exports;
import org.rarecase.shared.Messages;
import org.rarecase.shared.Refusal;
import org.rarecase.ui.Badge;
import org.rarecase.ui.PlainTable;
import org.rarecase.ui.RelativeTime;
import org.rarecase.ui.Tone;

/** The exports of the account, the newest first; one under way is watched and can be cancelled. */
final class ExportList extends Composite<Div> {

    private final transient Exports exports;
    private final transient Clock clock;
    private transient List<Export> shown = new ArrayList<>();
    private final Watching watching = new Watching(this::refresh);

    ExportList(Exports exports, Clock clock) {
        this.exports = exports;
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

    /** Shows how far the exports are. */
    private boolean refresh() {
        List<Export> now = exports.newest();
        if (!now.equals(shown)) {
            shown = now;
            show();
        }
        return now.stream().anyMatch(Export::isUnderWay);
    }

    void stopWatching(UI ui) {
        watching.stop(ui);
    }

    private void show() {
        getContent().removeAll();
        if (shown.isEmpty()) {
            return;
        }
        PlainTable table = new PlainTable(t("Your exports"), t("Export"), t("Asked for"), t("Cases"), t("Package"));
        shown.forEach(export -> table.addRow(what(export), asked(export), cases(export), result(export)));
        getContent().add(new H2(t("Your exports")), table);
    }

    private static Component what(Export export) {
        String purpose = export.request().purpose().label().in(Messages.language());
        return new Div(
                new Span(export.id() + " · " + purpose),
                second(cut(export)),
                second(String.join(", ", export.request().formats())),
                second(export.request().recipient().project()));
    }

    private static String cut(Export export) {
        Long cut = export.request().scope().cut();
        return cut == null ? "" : t("from data cut {0}", cut);
    }

    private Component asked(Export export) {
        return new RelativeTime(export.requestedAt(), clock);
    }

    private static Component cases(Export export) {
        Export.Made made = export.made();
        return new Span(made == null ? "–" : Messages.number(made.cases()).in(Messages.language()));
    }

    private Component result(Export export) {
        Export.Progress progress = export.progress();
        return switch (progress.state()) {
            case WAITING, RUNNING -> underWay(export);
            case DONE -> kept(export, Objects.requireNonNull(export.made()));
            case CANCELLED -> new Badge(t("Cancelled"), Tone.NEUTRAL);
            case FAILED ->
                new Div(
                        new Badge(t("Not made"), Tone.DANGER),
                        second(progress.message() == null ? "" : t(progress.message())));
            case EXPIRED -> new Badge(t("No longer kept"), Tone.NEUTRAL);
        };
    }

    private Component underWay(Export export) {
        ProgressBar bar = new ProgressBar(
                0, Math.max(1, export.progress().total()), export.progress().read());
        bar.getElement().setAttribute("aria-label", t("Progress"));
        Button cancel = new Button(t("Cancel"), click -> {
            exports.cancel(export.id());
            watching.look();
        });
        Div running = new Div(bar, cancel);
        running.addClassName("rc-versions-running");
        return running;
    }

    private Component kept(Export export, Export.Made made) {
        Anchor download = new Anchor();
        download.setText(export.fileName());
        download.setHref(download(export, made), AttachmentType.DOWNLOAD);
        Div kept = new Div(download);
        Div until = new Div(new Span(t("Will be removed") + " "), new RelativeTime(made.keptUntil(), clock));
        until.addClassName("rc-second-line");
        Span hash = second("SHA-256 " + made.sha256());
        hash.addClassName("rc-export-hash");
        kept.add(until, hash);
        return kept;
    }

    private DownloadHandler download(Export export, Export.Made made) {
        return DownloadHandler.fromInputStream(event -> {
            try {
                return new DownloadResponse(
                        exports.open(export.id()), export.fileName(), "application/zip", made.bytes());
            } catch (Refusal refusal) {
                return DownloadResponse.error(HttpStatusCode.NOT_FOUND, refusal.getMessage());
            }
        });
    }

    private static Span second(String text) {
        Span span = new Span(text);
        span.addClassName("rc-second-line");
        span.setVisible(!text.isEmpty());
        return span;
    }
}
