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
import com.vaadin.flow.shared.Registration;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
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

    private static final int POLL_MILLISECONDS = 1000;

    private final transient Exports exports;
    private final transient Clock clock;
    private transient List<Export> shown = new ArrayList<>();
    private @Nullable Registration polling;

    ExportList(Exports exports, Clock clock) {
        this.exports = exports;
        this.clock = clock;
        getContent().addClassName("rc-versions");
    }

    void begun() {
        watch();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        watch();
    }

    /** Shows how far the exports are, again and again as long as one is under way. */
    private void watch() {
        List<Export> now = exports.newest();
        if (!now.equals(shown)) {
            shown = now;
            show();
        }
        UI ui = UI.getCurrent();
        boolean underWay = now.stream().anyMatch(Export::isUnderWay);
        if (underWay && polling == null) {
            ui.setPollInterval(POLL_MILLISECONDS);
            polling = ui.addPollListener(poll -> watch());
        } else if (!underWay) {
            stopWatching(ui);
        }
    }

    void stopWatching(UI ui) {
        if (polling != null) {
            polling.remove();
            polling = null;
            ui.setPollInterval(-1);
        }
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
                second(String.join(", ", export.request().formats())),
                second(export.request().project()));
    }

    private Component asked(Export export) {
        return new RelativeTime(export.requestedAt(), clock);
    }

    private static Component cases(Export export) {
        return new Span(
                export.state() == Export.State.DONE || export.state() == Export.State.EXPIRED
                        ? Messages.number(export.written()).in(Messages.language())
                        : "–");
    }

    private Component result(Export export) {
        return switch (export.state()) {
            case WAITING, RUNNING -> underWay(export);
            case DONE -> kept(export);
            case CANCELLED -> new Badge(t("Cancelled"), Tone.NEUTRAL);
            case FAILED ->
                new Div(
                        new Badge(t("Not made"), Tone.DANGER),
                        second(export.message() == null ? "" : t(export.message())));
            case EXPIRED -> new Badge(t("No longer kept"), Tone.NEUTRAL);
        };
    }

    private Component underWay(Export export) {
        ProgressBar bar = new ProgressBar(0, Math.max(1, export.total()), export.read());
        bar.getElement().setAttribute("aria-label", t("Progress"));
        Button cancel = new Button(t("Cancel"), click -> {
            exports.cancel(export.id());
            watch();
        });
        Div running = new Div(bar, cancel);
        running.addClassName("rc-versions-running");
        return running;
    }

    private Component kept(Export export) {
        Anchor download = new Anchor();
        download.setText(export.fileName());
        download.setHref(download(export), AttachmentType.DOWNLOAD);
        Div kept = new Div(download);
        if (export.keptUntil() != null) {
            Div until = new Div(new Span(t("Will be removed") + " "), new RelativeTime(export.keptUntil(), clock));
            until.addClassName("rc-second-line");
            kept.add(until);
        }
        Span hash = second("SHA-256 " + export.sha256());
        hash.addClassName("rc-export-hash");
        kept.add(hash);
        return kept;
    }

    private DownloadHandler download(Export export) {
        return DownloadHandler.fromInputStream(event -> {
            try {
                return new DownloadResponse(
                        exports.open(export.id()), export.fileName(), "application/zip", export.bytes());
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
