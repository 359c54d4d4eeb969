package org.rarecase.exchange.ui;

import static org.rarecase.shared.Messages.t;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.AttachmentType;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import com.vaadin.flow.server.streams.DownloadEvent;
import com.vaadin.flow.server.streams.DownloadHandler;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rarecase.exchange.imports.Imports;
import org.rarecase.exchange.imports.OutcomeFilter;
import org.rarecase.exchange.imports.ShownOutcome;
import org.rarecase.exchange.load.LoadCounts;
import org.rarecase.exchange.load.LoadOutcome;
import org.rarecase.exchange.load.LoadOutcome.Kind;
import org.rarecase.shared.Csv;
import org.rarecase.shared.Messages;
import org.rarecase.shared.Refusal;
import org.rarecase.ui.Badge;
import org.rarecase.ui.PlainTable;

/** What becomes of each item of a file: some at a time, those of some kinds or of one case, and all as a table to keep. */
final class ImportOutcomes extends Composite<Div> {

    private final transient ImportServices services;
    private final long id;
    private final transient Function<LoadOutcome, @Nullable Component> choice;
    private final CheckboxGroup<Kind> kinds = new CheckboxGroup<>();
    private final TextField subject = new TextField(t("Case"));
    private final PlainTable table = new PlainTable(
            t("What becomes of the items"), t("Case"), t("Item"), t("Here"), t("In the file"), t("What"));
    private final Paragraph none = new Paragraph(t("No item fits."));
    private final Button more = new Button(t("Show more"), click -> more());
    private final Locale language = Messages.language();
    private int from;

    /** @param choice what a person chooses for an item; null where there is nothing to choose */
    ImportOutcomes(
            ImportServices services, long id, LoadCounts counts, Function<LoadOutcome, @Nullable Component> choice) {
        this.services = services;
        this.id = id;
        this.choice = choice;
        kinds.setLabel(t("Shown"));
        kinds.setItems(Kind.NEW, Kind.DIFFERENT, Kind.REFUSED, Kind.EQUAL);
        kinds.setItemLabelGenerator(kind -> ImportTexts.kind(kind) + " "
                + Messages.number(count(counts, kind)).in(Messages.language()));
        kinds.setValue(EnumSet.complementOf(EnumSet.of(Kind.EQUAL)));
        kinds.addValueChangeListener(change -> show());
        subject.setPlaceholder("PAD-0012");
        subject.setClearButtonVisible(true);
        subject.setValueChangeMode(ValueChangeMode.LAZY);
        subject.addValueChangeListener(change -> show());
        Div filters = new Div(kinds, subject, download());
        filters.addClassNames("rc-filters", "rc-import-filters");
        getContent().addClassName("rc-import-outcomes");
        getContent().add(filters, table, none, more);
        show();
    }

    private static int count(LoadCounts counts, Kind kind) {
        return switch (kind) {
            case NEW -> counts.fresh();
            case EQUAL -> counts.equal();
            case DIFFERENT -> counts.different();
            case REFUSED -> counts.refused();
        };
    }

    private OutcomeFilter filter() {
        return new OutcomeFilter(kinds.getValue(), subject.getValue());
    }

    private void show() {
        table.clear();
        from = 0;
        more();
    }

    private void more() {
        List<ShownOutcome> next = services.imports().outcomes(id, filter(), from);
        next.forEach(each -> add(each.outcome()));
        if (!next.isEmpty()) {
            from = next.getLast().number() + 1;
        }
        more.setVisible(next.size() == Imports.PAGE);
        none.setVisible(table.isEmpty());
        table.setVisible(!table.isEmpty());
    }

    private void add(LoadOutcome outcome) {
        table.addRow(
                two(outcome.subject(), t("line {0}", outcome.line())),
                two(ImportTexts.item(services.forms(), outcome), ImportTexts.form(services.forms(), outcome)),
                value(outcome.here()),
                value(outcome.inFile()),
                what(outcome));
    }

    private static Component two(String first, String second) {
        Span below = new Span(second);
        below.addClassName("rc-second-line");
        return first.isEmpty() ? new Div(new Span(second)) : new Div(new Span(first), below);
    }

    private static Component value(String value) {
        Span shown = new Span(value.isEmpty() ? "–" : value);
        shown.addClassName("rc-import-value");
        return shown;
    }

    private Component what(LoadOutcome outcome) {
        Div what = new Div(new Badge(ImportTexts.kind(outcome.kind()), ImportTexts.tone(outcome.kind())));
        if (!outcome.why().isEmpty()) {
            Span why = new Span(outcome.why().in(Messages.language()));
            why.addClassName("rc-second-line");
            what.add(why);
        }
        Component chosen = choice.apply(outcome);
        if (chosen != null) {
            what.add(chosen);
        }
        return what;
    }

    private Anchor download() {
        Anchor link = new Anchor();
        link.setText(t("Download as CSV"));
        DownloadHandler table = event -> Messages.speaking(language, () -> written(event));
        link.setHref(table, AttachmentType.DOWNLOAD);
        return link;
    }

    private boolean written(DownloadEvent event) {
        try {
            write(event);
            return true;
        } catch (IOException brokeOff) {
            throw new UncheckedIOException(brokeOff);
        }
    }

    /** All of them that are chosen above, line by line. */
    private void write(DownloadEvent event) throws IOException {
        event.setFileName("rarecase-import-" + id + ".csv");
        event.setContentType("text/csv; charset=utf-8");
        try (Writer out = new OutputStreamWriter(event.getOutputStream(), StandardCharsets.UTF_8)) {
            out.write(Csv.print(List.of(List.of(
                    t("Line"), t("Case"), t("Form"), t("Item"), t("Here"), t("In the file"), t("What"), t("Why")))));
            services.imports().forEach(id, new OutcomeFilter(kinds.getValue(), subject.getValue()), outcome -> {
                try {
                    out.write(Csv.line(cells(outcome)));
                } catch (IOException brokeOff) {
                    throw new UncheckedIOException(brokeOff);
                }
            });
        } catch (Refusal refused) {
            event.getResponse().setStatus(404);
        }
    }

    private static List<String> cells(LoadOutcome outcome) {
        return Stream.of(
                        String.valueOf(outcome.line()),
                        outcome.subject(),
                        outcome.form(),
                        outcome.path(),
                        outcome.here(),
                        outcome.inFile(),
                        ImportTexts.kind(outcome.kind()),
                        outcome.why().in(Messages.language()))
                .toList();
    }
}
