package org.rarecase.exchange.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.progressbar.ProgressBar;
import java.util.List;
import org.rarecase.exchange.imports.Import;
import org.rarecase.exchange.imports.Import.State;
import org.rarecase.shared.Messages;
import org.rarecase.ui.RefusalLine;

/** One import at the step that it has come to; what the server does meanwhile is watched. */
final class ImportSteps extends Composite<Div> {

    private final transient ImportServices services;
    private final OrderedList steps = new OrderedList();
    private final RefusalLine refusal = new RefusalLine();
    private final Div content = new Div();
    private final ProgressBar bar = new ProgressBar();
    private final Paragraph progress = new Paragraph();
    private transient Import shown;
    private final transient Watching watching = new Watching(this::look);

    ImportSteps(ImportServices services, Import file) {
        this.services = services;
        this.shown = file;
        steps.addClassName("rc-import-steps");
        steps.getElement().setAttribute("aria-label", t("Steps"));
        bar.getElement().setAttribute("aria-label", t("Progress"));
        progress.getElement().setAttribute("role", "status");
        content.addClassName("rc-import-step");
        getContent().add(steps, refusal, content);
        show();
    }

    /** Carries out a step, and shows where the import is then; if it is refused, says why. */
    void carryOut(Runnable step) {
        if (refusal.permits(step)) {
            refresh();
        }
    }

    void refresh() {
        shown = services.imports().find(shown.id());
        show();
        watching.look();
    }

    @Override
    protected void onAttach(AttachEvent event) {
        watching.look();
    }

    @Override
    protected void onDetach(DetachEvent event) {
        watching.stop(event.getUI());
    }

    /** Whether the server still has something to do. */
    private boolean look() {
        Import now = services.imports().find(shown.id());
        boolean moved = now.state() != shown.state();
        shown = now;
        if (moved) {
            show();
        } else {
            showProgress();
        }
        return shown.isUnderWay();
    }

    private void show() {
        showSteps();
        if (shown.message() == null) {
            refusal.clear();
        } else {
            refusal.show(shown.message());
        }
        content.removeAll();
        content.add(step());
    }

    private Component step() {
        return switch (shown.state()) {
            case UPLOADING -> brokenOff();
            case RECOGNISED -> new ImportReading(services, this, shown);
            case CHECKING, APPLYING -> underWay();
            case CHECKED -> new ImportPreview(services, this, shown);
            case APPLIED -> new ImportReport(services, shown);
            case REFUSED, CANCELLED, EXPIRED -> ended();
        };
    }

    private void showSteps() {
        List<String> names = List.of(t("Upload"), t("Read"), t("Check"), t("Confirm"), t("Report"));
        int current = switch (shown.state()) {
            case UPLOADING, REFUSED, CANCELLED, EXPIRED -> 0;
            case RECOGNISED -> 1;
            case CHECKING -> 2;
            case CHECKED, APPLYING -> 3;
            case APPLIED -> 4;
        };
        steps.removeAll();
        for (int i = 0; i < names.size(); i++) {
            ListItem step = new ListItem(names.get(i));
            step.setClassName("rc-import-done", i < current);
            if (i == current && !(shown.hasEnded() && current == 0)) {
                step.getElement().setAttribute("aria-current", "step");
            }
            steps.add(step);
        }
    }

    private Component brokenOff() {
        Paragraph what = new Paragraph(t(
                "{0} of {1} have arrived. If the upload broke off, choose the same file again on the page before: it goes on from"
                        + " there.",
                ImportTexts.size(shown.received()), ImportTexts.size(shown.bytes())));
        return card(what, actions(cancel()));
    }

    private Component underWay() {
        showProgress();
        Div running = new Div(bar, cancel());
        running.addClassName("rc-versions-running");
        Paragraph what = new Paragraph(
                shown.state() == State.CHECKING
                        ? t(
                                "It is found out what the import would do. Nothing is stored by that. You can leave this page.")
                        : t("The import is carried out, as a whole or not at all. You can leave this page."));
        return card(what, running, progress);
    }

    private void showProgress() {
        bar.setMax(Math.max(1, shown.bytes()));
        bar.setValue(Math.min(shown.done(), shown.bytes()));
        progress.setText(
                shown.cases() == 0
                        ? t("Waits for its turn, or reads the file.")
                        : t("Cases so far: {0}", Messages.number(shown.cases())));
    }

    private Component ended() {
        Paragraph what = new Paragraph(
                switch (shown.state()) {
                    case REFUSED -> t("The file was not taken, and nothing of it is kept. Upload another one.");
                    case CANCELLED -> t("The import was cancelled. Nothing was imported, and the file is not kept.");
                    default ->
                        t("The file is not kept any more. Nothing was imported. Upload it again if it is needed.");
                });
        return card(new Div(ImportTexts.state(shown)), what);
    }

    Button cancel() {
        return new Button(
                t("Cancel import"), click -> carryOut(() -> services.imports().cancel(shown.id())));
    }

    static Div actions(Component... components) {
        Div actions = new Div(components);
        actions.addClassName("rc-versions-actions");
        return actions;
    }

    static Div card(Component... components) {
        Div card = new Div(components);
        card.addClassNames("rc-card", "rc-form");
        return card;
    }
}
